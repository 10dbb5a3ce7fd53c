import type { Trace } from '../../plan/media-formats.ts'
import { type Box, boxesIn, boxesOf, boxOf } from './boxes.ts'
import { latin, u8, u16, u32, u64 } from './bytes.ts'
import { foundInExif, foundInXmp } from './found.ts'
import type { Edit, Reading } from './media.ts'
import { exifOf, readExif } from './tiff.ts'

const maxItems = 4096

interface Item {
  readonly id: number
  readonly type: string
}
interface Extent {
  readonly start: number
  readonly end: number
}

/** Reads an AVIF box by box (ISO/IEC 23008-12 and AV1 Image File Format 1.1.0); null if it is broken. */
export function readAvif(bytes: Uint8Array): Reading | null {
  const top = boxesIn(bytes, 0, bytes.length)
  const meta = boxOf(top ?? [], 'meta')
  if (top === null || meta === undefined) return null
  const boxes = boxesOf(bytes, meta, 4)
  const size = sizeOf(bytes, boxes)
  if (size === null) return null
  const found = new Set<Trace>()
  const edits: Edit[] = []
  for (const item of itemsOf(bytes, boxOf(boxes, 'iinf'))) {
    if (item.type !== 'Exif' && item.type !== 'mime') continue
    const extents = extentsOf(bytes, boxes, item.id)
    if (extents.some(({ end }) => end > bytes.length)) return null
    for (const { start, end } of extents) {
      for (const trace of foundIn(bytes, item.type, start, end)) found.add(trace)
      edits.push({ start, end, put: wiped(item.type, end - start) })
    }
  }
  edits.sort((a, b) => a.start - b.start)
  if (edits.some(({ start }, at) => start < (edits[at - 1]?.end ?? 0))) return null
  return { ...size, animated: latin(bytes, 8, 4) === 'avis', durationMs: null, found, edits }
}

/** Exif in an item begins with the offset of its TIFF header. */
const foundIn = (bytes: Uint8Array, type: string, start: number, end: number) =>
  type === 'mime'
    ? foundInXmp(bytes, start, end)
    : foundInExif(readExif(bytes, start + 4 + Math.min(u32(bytes, start), end - start), end))

/** Nothing may move, so what was there is overwritten: with Exif that says nothing, or with blanks. */
function wiped(type: string, length: number): Uint8Array {
  const blank = new Uint8Array(length).fill(type === 'mime' ? 0x20 : 0)
  const empty = exifOf(1)
  if (type === 'Exif' && length >= 4 + empty.length) blank.set(empty, 4)
  return blank
}

/** The primary item's size, turned as its `irot` says. */
function sizeOf(bytes: Uint8Array, boxes: readonly Box[]) {
  const primary = boxOf(boxes, 'pitm')
  const properties = boxesOf(bytes, boxOf(boxes, 'iprp'))
  if (primary === undefined) return null
  const id = u8(bytes, primary.start) === 0 ? u16(bytes, primary.start + 4) : u32(bytes, primary.start + 4)
  const all = boxesOf(bytes, boxOf(properties, 'ipco'))
  const own = propertiesOf(bytes, boxOf(properties, 'ipma'), id).map((index) => all[index - 1])
  const extent = own.find((box) => box?.type === 'ispe')
  const turn = own.find((box) => box?.type === 'irot')
  if (extent === undefined) return null
  const [width, height] = [u32(bytes, extent.start + 4), u32(bytes, extent.start + 8)]
  const turned = turn !== undefined && u8(bytes, turn.start) % 2 === 1
  return { width: turned ? height : width, height: turned ? width : height }
}

/** The numbers of an item's properties, counted from 1. */
function propertiesOf(bytes: Uint8Array, box: Box | undefined, wanted: number): readonly number[] {
  if (box === undefined) return []
  const version = u8(bytes, box.start)
  const isWide = (u8(bytes, box.start + 3) & 1) === 1
  const entries = Math.min(u32(bytes, box.start + 4), maxItems)
  let at = box.start + 8
  for (let entry = 0; entry < entries && at < box.end; entry++) {
    const id = version < 1 ? u16(bytes, at) : u32(bytes, at)
    at += version < 1 ? 2 : 4
    const count = u8(bytes, at)
    at += 1
    if (id === wanted) {
      return Array.from({ length: count }, (_, index) =>
        isWide ? u16(bytes, at + index * 2) & 0x7fff : u8(bytes, at + index) & 0x7f,
      )
    }
    at += count * (isWide ? 2 : 1)
  }
  return []
}

function itemsOf(bytes: Uint8Array, box: Box | undefined): readonly Item[] {
  if (box === undefined) return []
  const entries = boxesOf(bytes, box, u8(bytes, box.start) === 0 ? 6 : 8).slice(0, maxItems)
  return entries.map(({ start }) => {
    const version = u8(bytes, start)
    const id = version < 3 ? u16(bytes, start + 4) : u32(bytes, start + 4)
    return { id, type: latin(bytes, start + (version < 3 ? 8 : 10), 4) }
  })
}

/** Where the bytes of an item lie in the file (`iloc`). */
function extentsOf(bytes: Uint8Array, boxes: readonly Box[], wanted: number): readonly Extent[] {
  const box = boxOf(boxes, 'iloc')
  if (box === undefined) return []
  const version = u8(bytes, box.start)
  const [offsetSize, lengthSize] = [u8(bytes, box.start + 4) >> 4, u8(bytes, box.start + 4) & 15]
  const [baseSize, indexSize] = [u8(bytes, box.start + 5) >> 4, version === 0 ? 0 : u8(bytes, box.start + 5) & 15]
  const idSize = version < 2 ? 2 : 4
  let at = box.start + 6
  const take = (size: number) => {
    at += size
    return size === 8 ? u64(bytes, at - 8) : size === 4 ? u32(bytes, at - 4) : size === 2 ? u16(bytes, at - 2) : 0
  }
  const items = Math.min(take(idSize), maxItems)
  for (let item = 0; item < items && at < box.end; item++) {
    const id = take(idSize)
    const method = version === 0 ? 0 : take(2) & 15
    take(2)
    const base = take(baseSize) + (method === 1 ? (boxOf(boxes, 'idat')?.start ?? 0) : 0)
    const extents: Extent[] = []
    for (let left = Math.min(take(2), maxItems); left > 0; left--) {
      take(indexSize)
      const start = base + take(offsetSize)
      extents.push({ start, end: start + take(lengthSize) })
    }
    if (id === wanted) return extents
  }
  return []
}
