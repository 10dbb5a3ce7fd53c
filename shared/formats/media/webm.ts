import type { Trace } from '../../plan/media-formats.ts'
import { holds, u8 } from './bytes.ts'
import type { Edit, Reading } from './media.ts'

/** Element ids of Matroska (RFC 9559, October 2024) that matter here. */
const ids = {
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  title: 0x7ba9,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackName: 0x536e,
  video: 0xe0,
  width: 0xb0,
  height: 0xba,
  tags: 0x1254c367,
  attachments: 0x1941a469,
} as const
/** Elements whose content is looked into. */
const opened = new Set<number>([ids.segment, ids.info, ids.tracks, ids.track, ids.video])
const maxElements = 2_000_000
const defaultScale = 1_000_000

interface Element {
  readonly id: number
  readonly at: number
  readonly start: number
  /** Null where the file does not say: the element then goes on until the next of its kind. */
  readonly end: number | null
}

/** Reads a WebM element by element; null if it is broken, or Matroska of another kind. */
export function readWebm(bytes: Uint8Array): Reading | null {
  const header = elementAt(bytes, 0)
  if (header?.end == null || !holds(bytes, header.start, Math.min(header.end, 256), 'webm')) return null
  const found = new Set<Trace>()
  const edits: Edit[] = []
  let size: { readonly width: number; readonly height: number } | null = null
  let width = 0
  let scale = defaultScale
  let duration = 0
  let at = header.end
  for (let count = 0; at < bytes.length && count < maxElements; count++) {
    const element = elementAt(bytes, at)
    if (element === null || (element.end !== null && element.end > bytes.length)) return null
    const { id, start, end } = element
    if (end === null || opened.has(id)) {
      at = start
      continue
    }
    at = end
    if (id === ids.width) width = numberIn(bytes, start, end)
    if (id === ids.height) size ??= { width, height: numberIn(bytes, start, end) }
    if (id === ids.timestampScale) scale = numberIn(bytes, start, end)
    if (id === ids.duration) duration = floatIn(bytes, start, end)
    const traces = tracesOf(bytes, element, end)
    if (traces === null) continue
    for (const trace of traces) found.add(trace)
    edits.push({ start: element.at, end, put: voidOf(end - element.at) })
  }
  if (size === null || size.width === 0 || size.height === 0) return null
  const ms = Math.round((duration * scale) / 1_000_000)
  return { ...size, animated: true, durationMs: Number.isSafeInteger(ms) && ms > 0 ? ms : null, found, edits }
}

/** What an element tells beside picture and sound; null for one that stays. */
function tracesOf(bytes: Uint8Array, { id, start }: Element, end: number): readonly Trace[] | null {
  if (id === ids.attachments) return ['preview']
  if (id === ids.title || id === ids.trackName) return ['words']
  if (id !== ids.tags) return null
  return holds(bytes, start, end, 'LOCATION') || holds(bytes, start, end, 'location')
    ? ['location', 'words']
    : ['words']
}

/** The element at a place; null if its header is broken. */
function elementAt(bytes: Uint8Array, at: number): Element | null {
  const first = u8(bytes, at)
  const idLength = Math.clz32(first) - 23
  if (idLength > 4) return null
  const sizeAt = at + idLength
  const sizeLength = Math.clz32(u8(bytes, sizeAt)) - 23
  if (sizeLength > 8 || sizeAt + sizeLength > bytes.length) return null
  let id = 0
  for (let index = at; index < sizeAt; index++) id = id * 256 + u8(bytes, index)
  const start = sizeAt + sizeLength
  let size = u8(bytes, sizeAt) & (0xff >> sizeLength)
  let isUnknown = size === 0xff >> sizeLength
  for (let index = sizeAt + 1; index < start; index++) {
    size = size * 256 + u8(bytes, index)
    isUnknown &&= u8(bytes, index) === 255
  }
  return { id, at, start, end: isUnknown ? null : start + size }
}

function numberIn(bytes: Uint8Array, start: number, end: number): number {
  let value = 0
  for (let at = start; at < Math.min(end, start + 8); at++) value = value * 256 + u8(bytes, at)
  return value
}

function floatIn(bytes: Uint8Array, start: number, end: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (end - start === 8) return view.getFloat64(start)
  return end - start === 4 ? view.getFloat32(start) : 0
}

/** An element of the same length that is passed over and says nothing. */
function voidOf(length: number): Uint8Array {
  const put = new Uint8Array(length)
  put[0] = 0xec
  const content = length - 9
  if (content < 0) {
    put[1] = 0x80 | (length - 2)
    return put
  }
  put[1] = 0x01
  for (let index = 0, left = content; index < 7; index++, left = Math.floor(left / 256)) put[8 - index] = left % 256
  return put
}
