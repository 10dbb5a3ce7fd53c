import type { PieceMessage } from './blob-messages.ts'
import type { BlobPeer } from './blob-peer.ts'
import type { KeptChunk } from './blob-store.ts'
import type { Blobs } from './blobs.ts'
import { type BlobHash, chunkBytes, chunkCount, chunkLength, pieceBytes } from './chunks.ts'
import { type ChunkHash, chunkHash, type Midstate, midstateLength } from './midstate.ts'
import { beginPart, isAsked, type Part, place } from './part.ts'

/** What a fetch tells the exchange that it belongs to. */
export interface FetchEvents {
  /** Something moved: there may be room to ask for more, or the blob may be whole. */
  moved(fetch: BlobFetch): void
  /** A peer sent a chunk that does not belong to the blob. */
  lied(peer: BlobPeer): void
  /** The store could not keep a chunk. */
  failed(error: unknown): void
}

/**
 * A chunk of which nothing came for this long, or for which others that have come would wait so long, is asked of someone
 * else, if there is someone; in ticks [BL9].
 */
const stalledAfter = 2
/** Who sent nothing of a chunk for this long is asked for the blob no more until something of it comes, in ticks [BL9]. */
const silentAfter = 30

/** The fetching of one blob: chunk by chunk from its end, each from one peer, several on their way at once [BL7]. */
export class BlobFetch {
  readonly hash: BlobHash
  readonly #blobs: Blobs
  readonly #events: FetchEvents
  #size = 0
  /** True when a chunk has proved the size; before that everything is asked of one peer. */
  #isSizeKnown = false
  #leader: BlobPeer | null = null
  /** Chunks from this one on are checked; the next to check leads to `#next`. */
  #from = 0
  #next: Midstate | null = null
  /** Peers that let this blob wait: asked again only where there is nobody else. */
  readonly #slow = new Set<BlobPeer>()
  #parts: Part[] = []
  /** Bytes that are checked and not yet durable. */
  #unsaved = 0
  /** Known once it can be asked for anything. */
  #hasher: ChunkHash | null = null
  #isClosed = false

  constructor(hash: BlobHash, blobs: Blobs, events: FetchEvents) {
    this.hash = hash
    this.#blobs = blobs
    this.#events = events
    void this.#begin()
  }

  /** Bytes that were asked for and are not yet durable: what a crash would make come again. */
  get underWay(): number {
    return this.#parts.reduce((sum, { asked }) => sum + asked, this.#unsaved)
  }

  /** Asks these peers for up to so many bytes more, of those who hold the blob. */
  ask(peers: readonly BlobPeer[], budget: number): void {
    if (this.#hasher === null || this.#isClosed) return
    let left = Math.max(budget, this.#awaited())
    for (const part of this.#parts) left -= this.#askOn(part, left)
    while (left > 0) {
      // Who has not been asked for all of one chunk begins no other.
      const open = new Set(this.#parts.filter((part) => !isAsked(part)).map(({ peer }) => peer))
      const part = this.#beginChunk(
        this.#hasher,
        peers.filter((peer) => !open.has(peer)),
      )
      if (part === null) return
      const asked = this.#askOn(part, left)
      if (asked === 0 && part.bytes.length > 0) return
      left -= asked
    }
  }

  /** Gives up what is still to come from this peer: it is asked of others. */
  without(peer: BlobPeer): void {
    const given = this.#parts.filter((part) => part.peer === peer && part.got < part.bytes.length)
    this.#giveUp(given)
    if (this.#leader === peer && !this.#isSizeKnown) this.#leader = null
    if (given.length > 0) this.#events.moved(this)
  }

  /** To be called each second: gives up what does not come, where someone else may send it. */
  tick(peers: readonly BlobPeer[]): void {
    for (const part of this.#parts.filter(({ got, bytes }) => got < bytes.length)) {
      const { peer } = part
      part.age += 1
      part.idle += 1
      if (part.idle <= stalledAfter && !this.#holdsUp(part)) continue
      if (part.idle > silentAfter) peer.isSilentOn(this.hash)
      else if (this.#quickest(peers.filter((other) => other !== peer && !this.#slow.has(other))) === null) continue
      this.#slow.add(peer)
      this.without(peer)
    }
  }

  /** True when it can go no further: its state in the store says how far it came. */
  get isClosed(): boolean {
    return this.#isClosed
  }

  /** True if chunks that have come wait for this one, and it will take its time. */
  #holdsUp({ index, bytes, got, age }: Part): boolean {
    const waits = this.#parts.some((part) => part.index < index && part.got === part.bytes.length)
    const left = ((bytes.length - got) * age) / Math.max(1, got)
    return waits && left > stalledAfter
  }

  close(): void {
    this.#isClosed = true
    this.#giveUp(this.#parts)
  }

  #giveUp(given: readonly Part[]): void {
    this.#parts = this.#parts.filter((part) => !given.includes(part))
    for (const { bytes } of given) this.#hasher?.release(bytes)
  }

  /** Bytes of a chunk came. */
  #piece(part: Part, { start, before, bytes }: PieceMessage): void {
    // What was given up and asked of someone else may still come.
    if (!this.#parts.includes(part) || !place(part, start - part.index * chunkBytes, before, bytes)) return
    if (part.got === part.bytes.length) this.#check()
    else this.#hashAhead(part)
  }

  /** Hashes what has come of all parts of a chunk while the rest is on its way: side by side they take a fourth of the time. */
  #hashAhead(part: Part): void {
    const ready = Math.floor(Math.min(...part.gotIn) / pieceBytes) * pieceBytes
    if (this.#hasher === null || part.bytes.length < chunkBytes || ready <= (part.ahead?.at ?? 0)) return
    part.ahead = this.#hasher.advance(part, part.ahead, ready)
  }

  /** Goes on from a part that is here: where its first chunk begins, the one before it must lead. */
  async #begin(): Promise<void> {
    const hasher = await chunkHash()
    const kept = this.#blobs.find(this.hash)
    if (kept !== null && kept.from < chunkCount(kept.size)) {
      const chunk = await this.#blobs.chunk(this.hash, kept.from)
      // What the disk does not give comes again: the fetch begins anew before it.
      if (chunk === null) this.close()
      else {
        this.#size = kept.size
        this.#isSizeKnown = true
        this.#next = firstOf(chunk)
        this.#from = kept.from
      }
    }
    this.#hasher = hasher
    this.#events.moved(this)
  }

  #beginChunk(hasher: ChunkHash, peers: readonly BlobPeer[]): Part | null {
    const peer = this.#isSizeKnown ? this.#quickest(peers) : this.#lead(peers)
    const index = this.#nextIndex()
    if (peer === null || index < 0) return null
    const part = beginPart(peer, index, hasher.room(chunkLength(this.#size, index)))
    this.#parts.push(part)
    if (part.bytes.length === 0) this.#fetch(part, 0)
    return part
  }

  /** Bytes of the next chunk to check that nobody was asked for, while others wait for it: they come at any budget. */
  #awaited(): number {
    const index = this.#from - 1
    if (!this.#parts.some((part) => part.index < index)) return 0
    const asked = this.#parts.find((part) => part.index === index)?.asked ?? 0
    return chunkLength(this.#size, index) - asked
  }

  /** The highest chunk that is neither here nor on its way. */
  #nextIndex(): number {
    const begun = new Set(this.#parts.map(({ index }) => index))
    let index = this.#from - 1
    while (begun.has(index)) index -= 1
    return index
  }

  /** Until a chunk has proved the size, one peer is believed. */
  #lead(peers: readonly BlobPeer[]): BlobPeer | null {
    if (this.#leader !== null) return peers.includes(this.#leader) && this.#leader.window.room > 0 ? this.#leader : null
    const leader = this.#quickest(peers)
    const size = leader?.sizeOf(this.hash) ?? null
    if (leader === null || size === null) return null
    this.#leader = leader
    this.#size = size
    this.#from = chunkCount(size)
    return leader
  }

  /** Of those who hold the blob, the one with most room; one that let it wait only if there is no other. */
  #quickest(peers: readonly BlobPeer[]): BlobPeer | null {
    const holders = peers.filter((peer) => {
      const size = peer.sizeOf(this.hash)
      return size !== null && (!this.#isSizeKnown || size === this.#size)
    })
    const willing = holders.filter((peer) => !this.#slow.has(peer))
    const best = (willing.length > 0 ? willing : holders).reduce<BlobPeer | null>(
      (found, peer) => (found === null || peer.window.room > found.window.room ? peer : found),
      null,
    )
    return best !== null && best.window.room > 0 ? best : null
  }

  #askOn(part: Part, budget: number): number {
    const rest = part.bytes.length - part.asked
    const length = Math.min(rest, budget, part.peer.window.room)
    if (length <= 0) return 0
    this.#fetch(part, length)
    part.asked += length
    return length
  }

  #fetch(part: Part, length: number): void {
    const start = part.index * chunkBytes + part.asked
    part.peer.fetch(this.hash, start, length, (piece) => this.#piece(part, piece))
  }

  /** Checks what has come as far as it is known where it must lead, and keeps it. */
  #check(): void {
    for (let part = this.#nextPart(); part !== undefined; part = this.#nextPart()) {
      const { index, bytes, midstates, peer, ahead } = part
      const chunk = { index, bytes, midstates }
      if (this.#hasher?.leadsTo({ hash: this.hash, size: this.#size }, chunk, this.#next, ahead) !== true) {
        this.#giveUp([part])
        this.#events.lied(peer)
        break
      }
      this.#parts = this.#parts.filter((other) => other !== part)
      this.#isSizeKnown = true
      this.#from = index
      this.#next = firstOf(chunk)
      this.#unsaved += bytes.length
      void this.#keep(chunk)
    }
    this.#events.moved(this)
  }

  #nextPart(): Part | undefined {
    if (this.#isClosed) return undefined
    return this.#parts.find((part) => part.index === this.#from - 1 && part.got === part.bytes.length)
  }

  async #keep(chunk: KeptChunk): Promise<void> {
    try {
      await this.#blobs.keep({ hash: this.hash, size: this.#size }, [chunk])
      // It may have been erased meanwhile: then the fetch begins anew.
      const kept = this.#blobs.find(this.hash)
      if (kept === null || kept.from > chunk.index) this.close()
    } catch (error) {
      this.close()
      this.#events.failed(error)
    }
    this.#hasher?.release(chunk.bytes)
    this.#unsaved -= chunk.bytes.length
    this.#events.moved(this)
  }
}

/** Where the chunk before this one must lead. */
const firstOf = ({ midstates }: KeptChunk): Midstate => midstates.slice(0, midstateLength)
