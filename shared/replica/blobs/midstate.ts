import { createSHA256 } from 'hash-wasm'
import { type BlobHash, chunkBytes, chunkCount, chunkLength } from './chunks.ts'

/** The 32 bytes of inner state that SHA-256 has reached before a chunk, as big-endian words [BL3]. */
export type Midstate = Uint8Array

/** Bytes of a midstate. */
export const midstateLength = 32

/**
 * SHA-256, chunk by chunk from any midstate. A blob's last chunk leads from the midstate before it to the blob's name,
 * every other chunk to the midstate before the next: whoever knows where a chunk leads can check it alone.
 */
export interface ChunkHash {
  /** The midstate before the first chunk of every blob. */
  readonly first: Midstate
  /** The midstate after a whole chunk. */
  after(before: Midstate, index: number, bytes: Uint8Array): Midstate
  /** The name of the blob that ends with this chunk. */
  name(before: Midstate, index: number, bytes: Uint8Array): BlobHash
}

// What hash-wasm 4.13.0 saves: 4 bytes that name its build, the block under way, the bytes so far, eight words, lengths.
const countAt = 68
const wordsAt = 76

let made: Promise<ChunkHash> | null = null

/** The hasher of this thread; its calls take turns by being synchronous. */
export function chunkHash(): Promise<ChunkHash> {
  made ??= makeChunkHash()
  return made
}

async function makeChunkHash(): Promise<ChunkHash> {
  const hasher = await createSHA256()
  const blank = hasher.init().save()
  const wordsOf = (saved: Uint8Array) => swapped(saved.subarray(wordsAt, wordsAt + midstateLength))
  const resume = (before: Midstate, index: number) => {
    const state = blank.slice()
    new DataView(state.buffer).setBigUint64(countAt, BigInt(index * chunkBytes), true)
    state.set(swapped(before), wordsAt)
    return hasher.load(state)
  }
  return {
    first: wordsOf(blank),
    after: (before, index, bytes) => wordsOf(resume(before, index).update(bytes).save()),
    name: (before, index, bytes) => resume(before, index).update(bytes).digest('hex'),
  }
}

/** WebAssembly keeps words lowest byte first; SHA-256 is written highest first. */
function swapped(words: Uint8Array): Uint8Array {
  const view = new DataView(words.buffer, words.byteOffset, words.length)
  const out = new DataView(new ArrayBuffer(words.length))
  for (let at = 0; at < words.length; at += 4) out.setUint32(at, view.getUint32(at, true))
  return new Uint8Array(out.buffer)
}

/** True if the chunk leads to where the blob must go on: to `next`, or to the blob's name if it is the last [BL3]. */
export function leadsTo(
  hash: ChunkHash,
  blob: { readonly hash: BlobHash; readonly size: number },
  chunk: { readonly index: number; readonly bytes: Uint8Array; readonly before: Midstate },
  next: Midstate | null,
): boolean {
  const { index, bytes, before } = chunk
  if (bytes.length !== chunkLength(blob.size, index)) return false
  if (index === 0 && !equal(before, hash.first)) return false
  if (index === chunkCount(blob.size) - 1) return hash.name(before, index, bytes) === blob.hash
  return next !== null && equal(hash.after(before, index, bytes), next)
}

const equal = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, at) => byte === b[at])
