import { sealBytes } from './bundle-tools.ts'

/** Bytes of the records in one chunk before they are compressed and sealed. */
export const blockBytes = 256 * 1024
/** Bytes that say how long a chunk is. */
export const lengthBytes = 4
/** Deflate may make bytes that it cannot shorten a little longer: 5 for each 64 KiB, and some. */
export const longestChunk = blockBytes + 1024 + sealBytes

/** Public key and signature of the device that wrote the bundle: what the last chunk holds. */
export const trailerBytes = 32 + 64

/** The nonce (12 bytes) of a chunk of records: its place in the file, so that none can be moved [BU3]. */
export function chunkNonce(index: number): Uint8Array {
  const nonce = new Uint8Array(12)
  new DataView(nonce.buffer).setUint32(7, index)
  return nonce
}

/** The nonce of the last chunk, the trailer: another than that of records in its place, so that none can be cut off [BU3]. */
export function trailerNonce(index: number): Uint8Array {
  const nonce = chunkNonce(index)
  nonce[11] = 1
  return nonce
}

/** A chunk as it stands in the file: its length in 4 bytes, highest first, and the sealed bytes. */
export function framed(sealed: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(lengthBytes + sealed.length)
  new DataView(chunk.buffer).setUint32(0, sealed.length)
  chunk.set(sealed, lengthBytes)
  return chunk
}

/** All digests of a bundle, header first, end to end: the hash of this is what its writer signs [BU4]. */
export function allDigests(digests: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(digests.reduce((sum, digest) => sum + digest.length, 0))
  let at = 0
  for (const digest of digests) {
    bytes.set(digest, at)
    at += digest.length
  }
  return bytes
}
