import type { FileLike } from '../../shared/ipc/platform.ts'

/** A file of one pattern over and over, of any size, that exists only while it is read. */
export interface GeneratedFile extends FileLike {
  /** The longest piece that was asked for at once. */
  longestPiece(): number
}

/** `count` repetitions of `pattern`, after a head. */
export function repeatedFile(head: string, pattern: string, count: number): GeneratedFile {
  const encode = (text: string) => new TextEncoder().encode(text)
  const first = encode(head)
  const unit = encode(pattern)
  const tile = encode(pattern.repeat(Math.ceil((1 << 16) / unit.length)))
  let longest = 0

  /** The bytes from `from` to `to` of the whole file. */
  function read(from: number, to: number): ArrayBuffer {
    longest = Math.max(longest, to - from)
    const bytes = new Uint8Array(to - from)
    let at = from
    if (at < first.length) {
      const part = first.subarray(at, Math.min(to, first.length))
      bytes.set(part)
      at += part.length
    }
    while (at < to) {
      const offset = (at - first.length) % unit.length
      const part = tile.subarray(offset, Math.min(tile.length, offset + to - at))
      bytes.set(part, at - from)
      at += part.length
    }
    return bytes.buffer
  }

  const view = (from: number, to: number): FileLike => ({
    size: to - from,
    slice: (start = 0, end = to - from) => view(from + start, Math.min(from + end, to)),
    arrayBuffer: async () => read(from, to),
  })
  return { ...view(0, first.length + count * unit.length), longestPiece: () => longest }
}
