import type { Trace } from '../../plan/media-formats.ts'
import { hasAt, joined, latinBytes, u8, u16 } from './bytes.ts'
import { foundInExif, foundInXmp } from './found.ts'
import type { Edit, Reading } from './media.ts'
import { exifOf, isSideways, readExif } from './tiff.ts'

const none = new Uint8Array()
const startOfScan = 0xda
const endOfImage = 0xd9
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7
/** Start of a frame: all of 0xC0 to 0xCF but the tables (T.81, table B.1). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Reads a JPEG segment by segment; null if it is broken. */
export function readJpeg(bytes: Uint8Array): Reading | null {
  const found = new Set<Trace>()
  const edits: Edit[] = []
  let size: { readonly width: number; readonly height: number } | null = null
  let orientation = 1
  let at = 2
  while (at + 2 <= bytes.length) {
    if (u8(bytes, at) !== 0xff) return null
    const marker = u8(bytes, at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === endOfImage) {
      if (size === null) return null
      if (at + 2 < bytes.length) {
        found.add('trailing')
        edits.push({ start: at + 2, end: bytes.length, put: none })
      }
      const turned = isSideways(orientation)
      return {
        width: turned ? size.height : size.width,
        height: turned ? size.width : size.height,
        animated: false,
        durationMs: null,
        found,
        edits,
      }
    }
    const end = at + 2 + u16(bytes, at + 2)
    if (end < at + 4 || end > bytes.length) return null
    if (isFrame(marker)) size ??= { height: u16(bytes, at + 5), width: u16(bytes, at + 7) }
    const said = readSegment(bytes, marker, at + 4, end)
    if (said !== null) {
      if (said.orientation !== undefined) orientation = said.orientation
      for (const trace of said.found) found.add(trace)
      edits.push({ start: at, end, put: said.put ?? none })
    }
    at = marker === startOfScan ? afterScan(bytes, end) : end
  }
  return null
}

interface Said {
  readonly found: readonly Trace[]
  readonly orientation?: number
  readonly put?: Uint8Array
}

/** What a segment tells beside the picture; null for one that stays. */
function readSegment(bytes: Uint8Array, marker: number, start: number, end: number): Said | null {
  if (marker === 0xfe) return { found: ['words'] }
  if (marker < 0xe0 || marker > 0xef || isNeeded(bytes, marker, start)) return null
  if (marker === 0xe1 && hasAt(bytes, start, 'Exif\0\0')) {
    const exif = readExif(bytes, start + 6, end)
    return {
      found: foundInExif(exif),
      orientation: exif.orientation,
      ...(exif.orientation === 1 ? {} : { put: exifSegment(exif.orientation) }),
    }
  }
  if (marker === 0xe1) return { found: foundInXmp(bytes, start, end) }
  if (marker === 0xe2) return { found: ['preview'] }
  return { found: ['words'] }
}

/** JFIF, colour profile and Adobe's colour transform say how the pixels are to be shown. */
const isNeeded = (bytes: Uint8Array, marker: number, start: number) =>
  (marker === 0xe0 && hasAt(bytes, start, 'JFIF\0')) ||
  (marker === 0xe2 && hasAt(bytes, start, 'ICC_PROFILE\0')) ||
  (marker === 0xee && hasAt(bytes, start, 'Adobe'))

function exifSegment(orientation: number): Uint8Array {
  const content = joined([latinBytes('Exif\0\0'), exifOf(orientation)])
  return joined([Uint8Array.of(0xff, 0xe1, 0, content.length + 2), content])
}

/** The place of the next marker after the compressed pixels, in which 0xFF is followed by 0 or a restart. */
function afterScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = u8(bytes, at + 1)
    if (next !== 0 && !isRestart(next)) return at
  }
  return bytes.length
}
