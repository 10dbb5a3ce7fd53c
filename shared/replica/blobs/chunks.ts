/** A blob's name: the lower-case hex SHA-256 of all its bytes [BL1]. */
export type BlobHash = string

const hashText = /^[0-9a-f]{64}$/

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

/** Bytes of a chunk that travel in one message at most, so that whatever is more urgent waits for no more [BL6]. */
export const pieceBytes = 64 * 1024

/** A chunk is checked in parts of so many bytes, four at once, and each part comes with the midstate before it [BL3]. */
export const partBytes = chunkBytes / 4

/** Parts of a chunk of so many bytes; an empty one has one. */
export const partCount = (length: number): number => Math.max(1, Math.ceil(length / partBytes))
