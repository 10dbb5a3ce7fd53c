import { hasAt, u16, u16le, u32, u32le } from './bytes.ts'

const orientationTag = 0x0112
const gpsTag = 0x8825
/** Far more entries than a camera writes. */
const maxEntries = 512

/** What matters of Exif: the turn from 1 to 8 (TIFF 6.0, tag 274), and whether it names a place. */
export interface Exif {
  readonly orientation: number
  readonly hasLocation: boolean
  /** True if it says nothing but the turn. */
  readonly isBare: boolean
}

/** Reads the first directory of a TIFF structure, which is what Exif is, in the given stretch of a file. */
export function readExif(file: Uint8Array, start: number, end: number): Exif {
  const bytes = file.subarray(start, end)
  const little = hasAt(bytes, 0, 'II*\0')
  if (!little && !hasAt(bytes, 0, 'MM\0*')) return { orientation: 1, hasLocation: false, isBare: false }
  const short = little ? u16le : u16
  const long = little ? u32le : u32
  const directory = long(bytes, 4)
  const count = Math.min(short(bytes, directory), maxEntries)
  let orientation = 0
  let hasLocation = false
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + entry * 12
    const tag = short(bytes, at)
    if (tag === gpsTag) hasLocation = true
    if (tag === orientationTag) orientation = short(bytes, at + 8)
  }
  const isTurn = orientation >= 1 && orientation <= 8
  return {
    orientation: isTurn ? orientation : 1,
    hasLocation,
    isBare: isTurn && count === 1,
  }
}

/** Exif that says nothing but how the picture is turned. */
export const exifOf = (orientation: number): Uint8Array =>
  // biome-ignore format: one field of the structure a group
  Uint8Array.of(
    0x4d, 0x4d, 0, 42, 0, 0, 0, 8,
    0, 1,
    0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
    0, 0, 0, 0,
  )

/** True if the picture lies on its side. */
export const isSideways = (orientation: number): boolean => orientation >= 5
