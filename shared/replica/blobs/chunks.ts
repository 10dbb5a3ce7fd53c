/** A blob's name: the lower-case hex SHA-256 of all its bytes [BL1]. */
export type BlobHash = string

const hashText = /^[0-9a-f]{64}$/

/** Bytes of a name as it travels. */
export const hashLength = 32

/** The name in bytes: every piece bears it, so this is worth being quick. */
export function hashToBytes(hash: BlobHash): Uint8Array {
  const bytes = new Uint8Array(hashLength)
  for (let at = 0; at < hashLength; at++) bytes[at] = (digit(hash, 2 * at) << 4) | digit(hash, 2 * at + 1)
  return bytes
}

/** The value of a lower-case hex digit. */
function digit(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code < 58 ? code - 48 : code - 87
}

/** The name that these bytes are. */
export function bytesToHash(bytes: Uint8Array): BlobHash {
  let hash = ''
  for (const byte of bytes) hash += pairs[byte]
  return hash
}

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** True for the only shape that a blob's name may have. */
export const isBlobHash = (text: string): boolean => hashText.test(text)

/** Bytes of every chunk but the last, which may be shorter [BL2]. */
export const chunkBytes = 1024 * 1024

/** The longest blob, in bytes [BL2]: numbers on the wire have 32 bits. */
export const maxBlobBytes = 0xffffffff

/** How many chunks a blob of `size` bytes has; an empty one has one, without bytes. */
export const chunkCount = (size: number): number => Math.max(1, Math.ceil(size / chunkBytes))

/** Bytes of the chunk with this index in a blob of `size` bytes. */
export const chunkLength = (size: number, index: number): number => Math.min(chunkBytes, size - index * chunkBytes)

/** The chunk that holds the byte at this place. */
export const chunkAt = (start: number): number => Math.floor(start / chunkBytes)

/** Bytes of a chunk that travel in one message, unless more was asked for, so that whatever is more urgent waits for no more [BL6]. */
export const pieceBytes = 64 * 1024

/** The most that one piece may have: on a quick line fewer messages cost less, and one still fits in a frame [BL6]. */
export const longestPiece = 128 * 1024

/** A chunk is checked in parts of so many bytes, four at once, and each part comes with the midstate before it [BL3]. */
export const partBytes = chunkBytes / 4

/** Parts of a chunk of so many bytes; an empty one has one. */
export const partCount = (length: number): number => Math.max(1, Math.ceil(length / partBytes))

/** Bytes of a blob from one place up to another. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Cuts a stretch of one chunk where its parts end; an empty one stays one. */
export function inParts(start: number, end: number): Stretch[] {
  const stretches: Stretch[] = []
  let from = start
  do {
    const until = Math.min(end, (Math.floor(from / partBytes) + 1) * partBytes)
    stretches.push({ start: from, end: until })
    from = until
  } while (from < end)
  return stretches
}

/** Bytes of stretches together. */
export const bytesIn = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { start, end }) => sum + end - start, 0)
