import { checksum } from '../../../shared/replica/checksum.ts'

/** Stands before the checksum; an update without it is of an earlier version, which passes over what follows an update. */
const mark = Uint8Array.of(0xc5, 0x50, 0x6c, 0x73)
const length = mark.length + 4

/** An update with its checksum behind it [ST12]. */
export function withSum(update: Uint8Array): Uint8Array {
  const summed = new Uint8Array(update.length + length)
  summed.set(update)
  summed.set(mark, update.length)
  new DataView(summed.buffer).setUint32(update.length + mark.length, checksum(update))
  return summed
}

/** The update alone; an empty one, which none is, if it is not what was written. */
export function withoutSum(kept: Uint8Array): Uint8Array {
  const end = kept.length - length
  if (end < 0 || mark.some((byte, at) => kept[end + at] !== byte)) return kept
  const update = kept.subarray(0, end)
  const sum = new DataView(kept.buffer, kept.byteOffset).getUint32(end + mark.length)
  return sum === checksum(update) ? update : new Uint8Array()
}
