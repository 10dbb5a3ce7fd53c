import type { Trace } from '../../plan/media-formats.ts'
import { asU32, hasAt, holds, joined, latin, latinBytes, u8, u16, u32 } from './bytes.ts'
import { crc32 } from './crc32.ts'
import { foundInExif, foundInXmp } from './found.ts'
import type { Edit, Reading } from './media.ts'
import { exifOf, isSideways, readExif } from './tiff.ts'

/**
 * The optional chunks that say how the pixels are to be shown (PNG, third edition, https://www.w3.org/TR/png-3/,
 * 24 June 2025). All other optional ones are left out.
 */
const kept = /^(iCCP|sRGB|gAMA|cHRM|cICP|mDCV|cLLI|sBIT|bKGD|tRNS|pHYs|hIST|sPLT|acTL|fcTL|fdAT)$/
const isCritical = (type: string) => /^[A-Z]/.test(type)
const none = new Uint8Array()

/** Reads a PNG chunk by chunk; null if it is broken. */
export function readPng(bytes: Uint8Array): Reading | null {
  if (!hasAt(bytes, 12, 'IHDR') || u32(bytes, 8) !== 13) return null
  const found = new Set<Trace>()
  const edits: Edit[] = []
  let orientation = 1
  let frames = 0
  let durationMs = 0
  let hasPixels = false
  for (let at = 8; at + 12 <= bytes.length; ) {
    const type = latin(bytes, at + 4, 4)
    const start = at + 8
    const end = start + u32(bytes, at)
    if (end + 4 > bytes.length || !/^[A-Za-z]{4}$/.test(type)) return null
    if (type === 'IDAT') hasPixels = true
    if (type === 'fcTL') {
      frames += 1
      durationMs += frameTime(bytes, start)
    }
    if (type === 'eXIf') {
      const exif = readExif(bytes, start, end)
      orientation = exif.orientation
      for (const trace of foundInExif(exif)) found.add(trace)
      edits.push({ start: at, end: end + 4, put: orientation === 1 ? none : chunk('eXIf', exifOf(orientation)) })
    } else if (!isCritical(type) && !kept.test(type)) {
      for (const trace of foundInText(bytes, start, end)) found.add(trace)
      edits.push({ start: at, end: end + 4, put: none })
    }
    at = end + 4
    if (type !== 'IEND') continue
    if (!hasPixels) return null
    if (at < bytes.length) {
      found.add('trailing')
      edits.push({ start: at, end: bytes.length, put: none })
    }
    const [width, height] = [u32(bytes, 16), u32(bytes, 20)]
    const turned = isSideways(orientation)
    return {
      width: turned ? height : width,
      height: turned ? width : height,
      animated: frames > 1,
      durationMs: frames > 1 ? Math.round(durationMs) : null,
      found,
      edits,
    }
  }
  return null
}

/** Milliseconds for which a frame of an animated PNG stands. A denominator of 0 means hundredths. */
const frameTime = (bytes: Uint8Array, start: number) =>
  (u16(bytes, start + 20) * 1000) / (u16(bytes, start + 22) === 0 ? 100 : u16(bytes, start + 22))

const foundInText = (bytes: Uint8Array, start: number, end: number): readonly Trace[] =>
  u8(bytes, start) === 0 || !holds(bytes, start, end, 'xmp') ? ['words'] : foundInXmp(bytes, start, end)

function chunk(type: string, content: Uint8Array): Uint8Array {
  const body = joined([latinBytes(type), content])
  return joined([asU32(content.length), body, asU32(crc32(body))])
}
