import { type MediaFormat, type Trace, traces } from '../../plan/media-formats.ts'
import { readAvif } from './avif.ts'
import { edited } from './edits.ts'
import { readGif } from './gif.ts'
import { readJpeg } from './jpeg.ts'
import { byteLimit, refusePixels } from './limits.ts'
import type { Reading, Refusal } from './media.ts'
import { readMp4 } from './mp4.ts'
import { formatOfName } from './names.ts'
import { readPng } from './png.ts'
import { recognise } from './recognise.ts'
import { readSvg } from './svg.ts'
import { readWebm } from './webm.ts'
import { readWebp } from './webp.ts'

/** A file that is taken: what its headers say, and its bytes without what tells on people. */
export interface Inspected {
  readonly kind: 'taken'
  readonly format: MediaFormat
  readonly width: number
  readonly height: number
  readonly animated: boolean
  /** Milliseconds; null for a still picture and where the file does not say. */
  readonly durationMs: number | null
  /** What was taken out. */
  readonly removed: readonly Trace[]
  /** The clean file: the given bytes themselves where nothing was taken out. */
  readonly bytes: Uint8Array
}

const readers: Readonly<Record<MediaFormat, (bytes: Uint8Array) => Reading | null>> = {
  png: readPng,
  jpeg: readJpeg,
  webp: readWebp,
  avif: readAvif,
  gif: readGif,
  svg: readSvg,
  mp4: readMp4,
  webm: readWebm,
}

/**
 * Looks at a whole file without decoding it: tells its format by content, refuses what is broken, mislabelled or would
 * take too much to decode, and takes out what tells on people. Never throws; the memory it takes is a few times the
 * bytes it is given.
 */
export function inspectMedia(bytes: Uint8Array, name: string): Inspected | Refusal {
  const format = recognise(bytes)
  if (typeof format !== 'string') return format
  const says = formatOfName(name)
  if (says !== null && says !== format) return { kind: 'mislabelled', says, is: format }
  const limit = byteLimit(format)
  if (bytes.length > limit) return { kind: 'too-large', bytes: bytes.length, limit }
  const reading = readers[format](bytes)
  if (reading === null || reading.width === 0 || reading.height === 0) return { kind: 'broken', format }
  const { width, height, animated, durationMs, found, edits } = reading
  const refusal = refusePixels(width, height)
  if (refusal !== null) return refusal
  if (reading.keepsPlaces) return { kind: 'keeps-places' }
  const clean = edited(bytes, edits)
  if (edits.length > 0 && !saysTheSame(reading, readers[format](clean))) return { kind: 'broken', format }
  const removed = traces.filter((trace) => found.has(trace))
  return { kind: 'taken', format, width, height, animated, durationMs, removed, bytes: clean }
}

/** A file that was made to lead the cleaning astray comes out as something else, or still tells a place. */
const saysTheSame = (before: Reading, after: Reading | null): boolean =>
  after !== null &&
  after.width === before.width &&
  after.height === before.height &&
  after.animated === before.animated &&
  after.durationMs === before.durationMs &&
  !after.found.has('location')
