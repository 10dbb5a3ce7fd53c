import type { Trace } from '../../plan/media-formats.ts'
import { asU32, hasAt, joined, latin, latinBytes, u8, u16le, u24le, u32le } from './bytes.ts'
import { foundInExif, foundInXmp } from './found.ts'
import type { Edit, Reading } from './media.ts'
import { exifOf, isSideways, readExif } from './tiff.ts'

const none = new Uint8Array()
const exifFlag = 0x08
const xmpFlag = 0x04

/** Reads a WebP chunk by chunk (RFC 9649, November 2024); null if it is broken. */
export function readWebp(bytes: Uint8Array): Reading | null {
  const stop = 8 + u32le(bytes, 4)
  if (stop > bytes.length) return null
  const found = new Set<Trace>()
  const edits: Edit[] = []
  let size: { readonly width: number; readonly height: number } | null = null
  let orientation = 1
  let frames = 0
  let durationMs = 0
  let hasPixels = false
  let flagsAt: number | null = null
  for (let at = 12; at + 8 <= stop; ) {
    const type = latin(bytes, at, 4)
    const start = at + 8
    const end = start + u32le(bytes, at + 4)
    const next = end + (end % 2)
    if (end > stop) return null
    if (type === 'VP8X') {
      size = { width: u24le(bytes, start + 4) + 1, height: u24le(bytes, start + 7) + 1 }
      flagsAt = start
    } else if (type === 'VP8 ' || type === 'VP8L') {
      size ??= type === 'VP8 ' ? lossySize(bytes, start) : losslessSize(bytes, start)
      if (size === null) return null
      hasPixels = true
    } else if (type === 'ANMF') {
      frames += 1
      hasPixels = true
      durationMs += u24le(bytes, start + 12)
    } else if (type === 'EXIF') {
      const exif = readExif(bytes, start + (hasAt(bytes, start, 'Exif\0\0') ? 6 : 0), end)
      orientation = exif.orientation
      for (const trace of foundInExif(exif)) found.add(trace)
      edits.push({ start: at, end: Math.min(next, stop), put: orientation === 1 ? none : exifChunk(orientation) })
    } else if (!['ICCP', 'ALPH', 'ANIM'].includes(type)) {
      for (const trace of type === 'XMP ' ? foundInXmp(bytes, start, end) : (['words'] as const)) found.add(trace)
      edits.push({ start: at, end: Math.min(next, stop), put: none })
    }
    at = next
  }
  if (size === null || !hasPixels) return null
  if (stop < bytes.length) {
    found.add('trailing')
    edits.push({ start: stop, end: bytes.length, put: none })
  }
  const turned = isSideways(orientation)
  return {
    width: turned ? size.height : size.width,
    height: turned ? size.width : size.height,
    animated: frames > 1,
    durationMs: frames > 1 ? durationMs : null,
    found,
    edits: edits.length === 0 ? edits : [...headerEdits(bytes, edits, flagsAt, orientation), ...edits],
  }
}

/** The length in the file's header, and the flags that say which chunks there are. */
function headerEdits(bytes: Uint8Array, edits: readonly Edit[], flagsAt: number | null, orientation: number): Edit[] {
  const grown = edits.reduce((sum, { start, end, put }) => sum + put.length - (end - start), 0)
  const length = asU32(bytes.length + grown - 8).reverse()
  const header: Edit[] = [{ start: 4, end: 8, put: length }]
  if (flagsAt === null) return header
  const flags = u8(bytes, flagsAt) & ~(orientation === 1 ? exifFlag | xmpFlag : xmpFlag)
  return [...header, { start: flagsAt, end: flagsAt + 1, put: Uint8Array.of(flags) }]
}

/** Frame header of VP8 (RFC 6386, section 9.1). */
function lossySize(bytes: Uint8Array, start: number) {
  if (!hasAt(bytes, start + 3, '\x9d\x01*')) return null
  return { width: u16le(bytes, start + 6) & 0x3fff, height: u16le(bytes, start + 8) & 0x3fff }
}

/** Header of a lossless image: two lengths of 14 bits after the signature 0x2F. */
function losslessSize(bytes: Uint8Array, start: number) {
  if (u8(bytes, start) !== 0x2f) return null
  const bits = u32le(bytes, start + 1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

function exifChunk(orientation: number): Uint8Array {
  const content = exifOf(orientation)
  return joined([latinBytes('EXIF'), asU32(content.length).reverse(), content])
}
