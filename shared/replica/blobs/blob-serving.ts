import type { BlobChannel } from './blob-channel.ts'
import type { BlobMessage, FetchMessage } from './blob-messages.ts'
import type { KeptChunk } from './blob-store.ts'
import type { Blobs } from './blobs.ts'
import { type BlobHash, chunkAt, chunkBytes, chunkLength, longestPiece, partBytes, pieceBytes } from './chunks.ts'
import { type Midstate, midstateLength } from './midstate.ts'

/** A peer that asks for more than this ahead of what it takes is cut off [BL8]. */
const mostAskedBytes = 16 * 1024 * 1024
const mostAsks = 1024
/** So many blobs that a peer asked about are remembered, to tell it when they come [BL5]. */
const mostCurious = 20_000

interface Ask {
  readonly hash: BlobHash
  readonly start: number
  readonly end: number
  /** Bytes of a piece at most. */
  readonly longest: number
}

/** What one peer asked for: answered in order, one piece at a time, when the session has nothing else to send. */
export class BlobServing {
  readonly #blobs: Blobs
  readonly #channel: BlobChannel
  readonly #curious = new Set<BlobHash>()
  #asks: Ask[] = []
  #bytes = 0
  #chunk: { readonly hash: BlobHash; readonly chunk: KeptChunk } | null = null

  constructor(blobs: Blobs, channel: BlobChannel) {
    this.#blobs = blobs
    this.#channel = channel
  }

  /** Answers which of these are here, and remembers who asked. */
  which(hashes: readonly BlobHash[]): void {
    for (const hash of hashes) if (this.#curious.size < mostCurious) this.#curious.add(hash)
    this.#tell(hashes)
  }

  /** A blob has come, or was let go: tells the peer if it asked. */
  changed(hash: BlobHash): void {
    if (this.#curious.has(hash)) this.#tell([hash])
  }

  ask({ hash, start, length, longest }: FetchMessage): void {
    const kept = this.#blobs.find(hash)
    if (kept === null || kept.from > 0) {
      this.#tell([hash])
      return
    }
    if (!isInOneChunk(start, length, kept.size)) {
      this.#channel.close('The other side asked for bytes that are not there.')
      return
    }
    this.#asks.push({ hash, start, end: start + length, longest: clamp(longest) })
    this.#bytes += length
    if (this.#bytes > mostAskedBytes || this.#asks.length > mostAsks) {
      this.#channel.close('The other side asks for more than it takes.')
    } else this.#channel.wake()
  }

  /** Makes the next piece; null when none is asked for. */
  next(): Promise<BlobMessage | null> | null {
    const [ask] = this.#asks
    if (ask !== undefined) return this.#make(ask)
    this.#chunk = null
    return null
  }

  async #make(ask: Ask): Promise<BlobMessage | null> {
    const { hash, start, end, longest } = ask
    const chunk = await this.#read(hash, chunkAt(start))
    const partEnd = (Math.floor(start / partBytes) + 1) * partBytes
    if (chunk !== null) return this.#cut(ask, chunk, Math.min(end, start + longest, partEnd))
    this.#asks = this.#asks.filter((other) => other.hash !== hash)
    this.#bytes = this.#asks.reduce((sum, other) => sum + other.end - other.start, 0)
    this.#tell([hash])
    return null
  }

  #cut(ask: Ask, chunk: KeptChunk, until: number): BlobMessage {
    const { hash, start, end } = ask
    if (until === end) this.#asks.shift()
    else this.#asks[0] = { ...ask, start: until }
    this.#bytes -= until - start
    const offset = start - chunk.index * chunkBytes
    const bytes = chunk.bytes.subarray(offset, offset + until - start)
    return { kind: 'piece', hash, start, before: midstateAt(chunk, offset), bytes }
  }

  async #read(hash: BlobHash, index: number): Promise<KeptChunk | null> {
    if (this.#chunk?.hash === hash && this.#chunk.chunk.index === index) return this.#chunk.chunk
    const kept = this.#blobs.find(hash)
    const chunk = kept?.from === 0 ? await this.#blobs.store.chunk(hash, index) : null
    if (chunk === null || chunk.bytes.length !== chunkLength(kept?.size ?? 0, index)) return null
    this.#chunk = { hash, chunk }
    return chunk
  }

  #tell(hashes: readonly BlobHash[]): void {
    const holdings = hashes.map((hash) => ({
      hash,
      size: this.#blobs.has(hash) ? (this.#blobs.find(hash)?.size ?? null) : null,
    }))
    this.#channel.queue({ kind: 'held', holdings })
  }
}

/** Shorter pieces than any side takes would make a message of every byte. */
const clamp = (longest: number): number => Math.min(longestPiece, Math.max(pieceBytes, longest))

/** An empty blob is asked for by no bytes; all others by bytes of one chunk. */
const isInOneChunk = (start: number, length: number, size: number): boolean =>
  start + length <= size && (length === 0 ? size === 0 : chunkAt(start) === chunkAt(start + length - 1))

/** The midstate at a place in a chunk, where a part begins; else null. */
function midstateAt({ midstates }: KeptChunk, offset: number): Midstate | null {
  if (offset % partBytes > 0) return null
  const at = (offset / partBytes) * midstateLength
  return midstates.subarray(at, at + midstateLength)
}
