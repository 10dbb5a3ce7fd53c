import type { BlobChannel } from './blob-channel.ts'
import type { BlobMessage, FetchMessage } from './blob-messages.ts'
import type { KeptChunk } from './blob-store.ts'
import type { Blobs } from './blobs.ts'
import {
  type BlobHash,
  bytesIn,
  chunkAt,
  chunkBytes,
  inParts,
  longestPiece,
  partBytes,
  pieceBytes,
  type Stretch,
} from './chunks.ts'
import { type Midstate, midstateLength } from './midstate.ts'

/** A peer that asks for more than this ahead of what it takes is cut off [BL8]. */
const mostAskedBytes = 16 * 1024 * 1024
const mostAsks = 1024
/** So many blobs that a peer asked about are remembered; who asked about more is told of each that comes or goes [BL5]. */
const mostCurious = 20_000

/** Twice what may be under way to a peer: what it has complained about is among that [BL12]. */
const latelyBytes = 4 * 1024 * 1024

interface Ask {
  readonly hash: BlobHash
  /** What is still to be sent: of each part the rest, the one whose turn it is first. */
  readonly rest: Stretch[]
  /** Bytes of a piece at most. */
  readonly longest: number
  /** True if the parts come by turns, false if one after the other [BL6]. */
  readonly byTurns: boolean
}

/** What one peer asked for: answered in order, one piece at a time, when the session has nothing else to send. */
export class BlobServing {
  readonly #blobs: Blobs
  readonly #channel: BlobChannel
  readonly #curious = new Set<BlobHash>()
  #isCuriousAboutAll = false
  /** Where in all that was sent the last of each blob stands, the oldest first. */
  readonly #sent = new Map<BlobHash, number>()
  #sentBytes = 0
  #asks: Ask[] = []
  #bytes = 0
  #chunk: { readonly hash: BlobHash; readonly chunk: KeptChunk } | null = null

  constructor(blobs: Blobs, channel: BlobChannel) {
    this.#blobs = blobs
    this.#channel = channel
  }

  /** Answers which of these are here, and remembers who asked. */
  which(hashes: readonly BlobHash[]): void {
    for (const hash of hashes) if (!this.#isCuriousAboutAll) this.#curious.add(hash)
    this.#isCuriousAboutAll ||= this.#curious.size > mostCurious
    if (this.#isCuriousAboutAll) this.#curious.clear()
    this.#tell(hashes)
  }

  /** A blob has come, or was let go: tells the peer if it asked. */
  changed(hash: BlobHash): void {
    if (this.#isCuriousAboutAll || this.#curious.has(hash)) this.#tell([hash])
  }

  /** The blobs of which the peer was sent something lately: it may go away because of what it got. */
  get sentLately(): readonly BlobHash[] {
    return [...this.#sent.keys()]
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
    const rest = inParts(start, start + length)
    this.#asks.push({ hash, rest, longest: clamp(longest ?? pieceBytes), byTurns: longest !== null })
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
    const chunk = await this.#read(ask.hash, chunkAt(ask.rest[0]?.start ?? 0))
    if (chunk !== null) return this.#cut(ask, chunk)
    this.#asks = this.#asks.filter((other) => other.hash !== ask.hash)
    this.#bytes = this.#asks.reduce((sum, { rest }) => sum + bytesIn(rest), 0)
    this.#tell([ask.hash])
    return null
  }

  #cut({ hash, rest, longest, byTurns }: Ask, chunk: KeptChunk): BlobMessage {
    const { start, end } = rest.shift() ?? { start: 0, end: 0 }
    const until = Math.min(end, start + longest)
    if (until < end && byTurns) rest.push({ start: until, end })
    else if (until < end) rest.unshift({ start: until, end })
    if (rest.length === 0) this.#asks.shift()
    this.#bytes -= until - start
    this.#note(hash, until - start)
    const offset = start - chunk.index * chunkBytes
    const bytes = chunk.bytes.subarray(offset, offset + until - start)
    return { kind: 'piece', hash, start, before: midstateAt(chunk, offset), bytes }
  }

  #note(hash: BlobHash, bytes: number): void {
    this.#sentBytes += bytes
    this.#sent.delete(hash)
    this.#sent.set(hash, this.#sentBytes)
    for (const [oldest, at] of this.#sent) {
      if (this.#sentBytes - at <= latelyBytes) return
      this.#sent.delete(oldest)
    }
  }

  async #read(hash: BlobHash, index: number): Promise<KeptChunk | null> {
    if (this.#chunk?.hash === hash && this.#chunk.chunk.index === index) return this.#chunk.chunk
    const chunk = this.#blobs.has(hash) ? await this.#blobs.chunk(hash, index) : null
    if (chunk === null) return null
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
