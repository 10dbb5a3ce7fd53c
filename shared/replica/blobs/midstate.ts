import { createSHA256, type IHasher } from 'hash-wasm'
import { type BlobHash, chunkBytes, chunkCount, chunkLength, partBytes, partCount } from './chunks.ts'
import { Lanes } from './sha256-lanes.ts'

/** The 32 bytes of inner state that SHA-256 has reached at some place, as big-endian words [BL3]. */
export type Midstate = Uint8Array

/** Bytes of a midstate. */
export const midstateLength = 32

/** A chunk with the midstates before each of its parts, end to end. */
export interface ProvableChunk {
  readonly index: number
  readonly bytes: Uint8Array
  readonly midstates: Uint8Array
}

/** How far the parts of a chunk were taken on: the midstates after so many bytes of each, end to end. */
export interface Ahead {
  readonly states: Uint8Array
  readonly at: number
}

/** What is to be proved of a blob's chunks. */
interface Claim {
  readonly hash: BlobHash
  readonly size: number
}

// What hash-wasm 4.13.0 saves: 4 bytes that name its build, the block under way, the bytes so far, eight words, lengths.
const countAt = 68
const wordsAt = 76

/** Chunks that are under way in this thread at once, nearly always; the memory of a room counts only once it was used. */
const rooms = 16

let made: Promise<ChunkHash> | null = null

/** The hasher of this thread. */
export function chunkHash(): Promise<ChunkHash> {
  made ??= Promise.all([createSHA256(), Lanes.make(partBytes, rooms)]).then(
    ([hasher, lanes]) => new ChunkHash(hasher, lanes),
  )
  return made
}

/**
 * SHA-256 from any midstate. A blob's last part leads from the midstate before it to the blob's name, every other part
 * to the midstate before the next: whoever knows where a chunk must lead can check it alone, its parts side by side.
 */
export class ChunkHash {
  /** The midstate before every blob. */
  readonly first: Midstate
  readonly #hasher: IHasher
  readonly #lanes: Lanes
  readonly #blank: Uint8Array

  constructor(hasher: IHasher, lanes: Lanes) {
    this.#hasher = hasher
    this.#lanes = lanes
    this.#blank = hasher.init().save()
    this.first = wordsOf(this.#blank)
  }

  /** Room for the bytes of a chunk, with whatever was there before: what is put there is checked without being copied. */
  room(length: number): Uint8Array {
    const room = length === chunkBytes ? this.#lanes.take() : null
    return room ?? new Uint8Array(length)
  }

  /** Gives back what `room` gave, to be used for another chunk. */
  release(room: Uint8Array): void {
    this.#lanes.release(room)
  }

  /** The midstates before each part of a chunk that is not the last, and the one after it. */
  walk(
    before: Midstate,
    index: number,
    bytes: Uint8Array,
  ): { readonly midstates: Uint8Array; readonly after: Midstate } {
    const midstates = new Uint8Array(partCount(bytes.length) * midstateLength)
    let state = before
    for (let at = 0, part = 0; at < bytes.length; at += partBytes, part++) {
      midstates.set(state, part * midstateLength)
      state = wordsOf(
        this.#resume(state, index * chunkBytes + at)
          .update(bytes.subarray(at, at + partBytes))
          .save(),
      )
    }
    return { midstates, after: state }
  }

  /** The midstates before each part of a blob's last chunk, and the blob's name. */
  finish(
    before: Midstate,
    index: number,
    bytes: Uint8Array,
  ): { readonly midstates: Uint8Array; readonly hash: BlobHash } {
    const lastAt = (partCount(bytes.length) - 1) * partBytes
    const { midstates: earlier, after } = this.walk(before, index, bytes.subarray(0, lastAt))
    const midstates = new Uint8Array(lastAt === 0 ? midstateLength : earlier.length + midstateLength)
    if (lastAt > 0) midstates.set(earlier)
    midstates.set(after, midstates.length - midstateLength)
    return { midstates, hash: this.#name(after, index * chunkBytes + lastAt, bytes.subarray(lastAt)) }
  }

  /** Takes the parts of a chunk of full length on, each up to so many of its bytes (a multiple of 64), from where they are. */
  advance({ bytes, midstates }: ProvableChunk, ahead: Ahead | null, upTo: number): Ahead {
    const { states, at } = ahead ?? { states: midstates, at: 0 }
    const shares = Array.from({ length: partCount(chunkBytes) }, (_, part) =>
      bytes.subarray(part * partBytes + at, part * partBytes + upTo),
    )
    return { states: this.#lanes.run(states, shares), at: upTo }
  }

  /**
   * True if the chunk leads to where the blob must go on: to `next`, or to the blob's name if it is the last [BL3].
   * `ahead` is how far its parts were taken on already, from these very midstates over these very bytes.
   */
  leadsTo(
    blob: Claim,
    { index, bytes, midstates }: ProvableChunk,
    next: Midstate | null,
    ahead: Ahead | null = null,
  ): boolean {
    const parts = partCount(bytes.length)
    if (bytes.length !== chunkLength(blob.size, index) || midstates.length !== parts * midstateLength) return false
    if (index === 0 && !equal(midstates.subarray(0, midstateLength), this.first)) return false
    const isLast = index === chunkCount(blob.size) - 1
    if (!isLast) return this.#goesOn({ index, bytes, midstates }, next, ahead)
    // The end of the last chunk is taken on alone: it has padding behind it.
    const whole = parts - 1
    const shares = Array.from({ length: whole }, (_, part) => bytes.subarray(part * partBytes, (part + 1) * partBytes))
    const after = this.#lanes.run(midstates.subarray(0, whole * midstateLength), shares)
    if (!equal(after, midstates.subarray(midstateLength))) return false
    const at = whole * partBytes
    const last = midstates.subarray(whole * midstateLength)
    return this.#name(last, index * chunkBytes + at, bytes.subarray(at)) === blob.hash
  }

  /** True if each part of a chunk that is not the last leads to the next part, and the last of them to `next`. */
  #goesOn(chunk: ProvableChunk, next: Midstate | null, ahead: Ahead | null): boolean {
    const { states } = this.advance(chunk, ahead, partBytes)
    const end = states.length - midstateLength
    const isJoined = equal(states.subarray(0, end), chunk.midstates.subarray(midstateLength))
    return isJoined && next !== null && equal(states.subarray(end), next)
  }

  #name(before: Midstate, at: number, bytes: Uint8Array): BlobHash {
    return this.#resume(before, at).update(bytes).digest('hex')
  }

  #resume(before: Midstate, at: number): IHasher {
    const state = this.#blank.slice()
    new DataView(state.buffer).setBigUint64(countAt, BigInt(at), true)
    state.set(swapped(before), wordsAt)
    return this.#hasher.load(state)
  }
}

const wordsOf = (saved: Uint8Array): Midstate => swapped(saved.subarray(wordsAt, wordsAt + midstateLength))

/** WebAssembly keeps words lowest byte first; SHA-256 is written highest first. */
function swapped(words: Uint8Array): Uint8Array {
  const view = new DataView(words.buffer, words.byteOffset, words.length)
  const out = new DataView(new ArrayBuffer(words.length))
  for (let at = 0; at < words.length; at += 4) out.setUint32(at, view.getUint32(at, true))
  return new Uint8Array(out.buffer)
}

const equal = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, at) => byte === b[at])
