import { latin, latinBytes, u32, u64 } from './bytes.ts'
import type { Edit } from './media.ts'

/** One box of an ISO base media file (ISO/IEC 14496-12): MP4 and AVIF are made of them. */
export interface Box {
  readonly type: string
  /** Where its header begins, its content begins, and it ends. */
  readonly at: number
  readonly start: number
  readonly end: number
}

/** Far more than any real file has in one place. */
const maxBoxes = 100_000

/** The boxes of a stretch, in order; null if one does not fit into it. */
export function boxesIn(bytes: Uint8Array, from: number, to: number): readonly Box[] | null {
  const boxes: Box[] = []
  let at = from
  while (at + 8 <= to) {
    const size = u32(bytes, at)
    const start = at + (size === 1 ? 16 : 8)
    const end = size === 0 ? to : at + (size === 1 ? u64(bytes, at + 8) : size)
    if (end < start || end > to || boxes.length === maxBoxes) return null
    boxes.push({ type: latin(bytes, at + 4, 4), at, start, end })
    at = end
  }
  return boxes
}

/** The boxes inside a box, after `skip` bytes of its own; none if they are broken. */
export const boxesOf = (bytes: Uint8Array, box: Box | undefined, skip = 0): readonly Box[] =>
  (box === undefined ? null : boxesIn(bytes, box.start + skip, box.end)) ?? []

/** The first box of a type (four characters), if there is one. */
export const boxOf = (boxes: readonly Box[], type: string): Box | undefined => boxes.find((box) => box.type === type)

/** Makes free space of a box: nothing moves, so that all places that other boxes name stay true. */
export function freed({ at, start, end }: Box): readonly Edit[] {
  const name: Edit = { start: at + 4, end: at + 8, put: latinBytes('free') }
  return end > start ? [name, { start, end, put: new Uint8Array(end - start) }] : [name]
}
