import type { Edit } from './media.ts'

/** The bytes after the edits; the given ones themselves where there are none. */
export function edited(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  if (edits.length === 0) return bytes
  const grown = edits.reduce((sum, { start, end, put }) => sum + put.length - (end - start), 0)
  const clean = new Uint8Array(bytes.length + grown)
  let from = 0
  let to = 0
  for (const { start, end, put } of edits) {
    clean.set(bytes.subarray(from, start), to)
    to += start - from
    clean.set(put, to)
    to += put.length
    from = end
  }
  clean.set(bytes.subarray(from), to)
  return clean
}
