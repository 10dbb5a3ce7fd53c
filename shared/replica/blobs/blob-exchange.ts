import type { Clock } from '../clock.ts'
import type { BlobChannel } from './blob-channel.ts'
import { BlobCheck } from './blob-check.ts'
import { BlobFetch } from './blob-fetch.ts'
import { type Holding, mostNames } from './blob-messages.ts'
import { BlobPeer } from './blob-peer.ts'
import { BlobTrust } from './blob-trust.ts'
import type { Blobs } from './blobs.ts'
import { type BlobHash, chunkBytes, pieceBytes } from './chunks.ts'

/**
 * What this device wants to know and to have: of each blob the place in the queue, the lowest first, or null if it is
 * only to be known who holds it.
 */
export type Interests = ReadonlyMap<BlobHash, number | null>

/** What an exchange tells its owner. */
export interface ExchangeEvents {
  /** A device says that it holds a blob as a whole, or holds it no longer. */
  onHolding?(device: string, holding: Holding): void
  /** The holders of a blob, or what is under way, changed. */
  onChange?(hash: BlobHash): void
  /** Chunks cannot be kept; null when they can again. The exchange tries again by itself. */
  onTrouble?(error: unknown): void
}

/** Stalled chunks are looked for this often while something is on its way, in milliseconds. */
const tickEvery = 1_000
/** After the store refused a chunk, nothing is asked for during this time, in milliseconds. */
const pauseAfterFailure = 30_000
/** Bytes under way from all peers together at most: they are in memory until they are durable [BL7]. */
const mostUnderWay = 16 * chunkBytes
/** Blobs that are fetched at the same time at most. */
const mostFetches = 32

/** Fetches the blobs that are wanted from whoever holds them, and serves those that are here (SPEC.md, BL). */
export class BlobExchange {
  readonly blobs: Blobs
  readonly #clock: Clock
  readonly #events: ExchangeEvents
  readonly #peers = new Set<BlobPeer>()
  readonly #trust = new BlobTrust()
  readonly #fetches = new Map<BlobHash, BlobFetch>()
  readonly #releasing = new Set<BlobHash>()
  readonly #check: BlobCheck
  readonly #stop: () => void
  #interests: Interests = new Map()
  #longest: ReadonlyMap<BlobHash, number> = new Map()
  /** What is wanted and held by a peer, in the order of fetching; null when it must be made anew. */
  #queue: readonly BlobHash[] | null = null
  #isPlanning = false
  #isPaused = false
  #cancelTick: (() => void) | null = null
  #isClosed = false

  constructor(blobs: Blobs, clock: Clock, events: ExchangeEvents = {}) {
    this.blobs = blobs
    this.#clock = clock
    this.#events = events
    this.#check = new BlobCheck(blobs, clock, () => this.#fetches.size > 0)
    void blobs.ready.then(() => this.#check.wake())
    this.#stop = blobs.watch((hash, wasHere) => this.#kept(hash, wasHere))
  }

  /**
   * Sets what is wanted from now on, and how long each may be. What is being fetched and no longer wanted is given up;
   * its part stays.
   */
  setInterests(interests: Interests, longest: ReadonlyMap<BlobHash, number> = new Map()): void {
    this.#interests = interests
    this.#longest = longest
    for (const [hash, fetch] of this.#fetches) {
      if (typeof interests.get(hash) === 'number') continue
      fetch.close()
      this.#fetches.delete(hash)
    }
    for (const peer of this.#peers) this.#ask(peer)
    this.#requeue()
  }

  /** A peer has come. */
  join(channel: BlobChannel): BlobPeer {
    const peer = new BlobPeer(channel, this.blobs, this.#clock, {
      holds: (from, hashes) => this.#holds(from, hashes),
      believes: (from, { hash, size }) => this.#believes(from, hash, size),
      came: () => this.#plan(),
      promise: (hashes) => this.#promise(hashes),
    })
    this.#peers.add(peer)
    this.#ask(peer)
    this.#check.wake()
    return peer
  }

  /** A peer is gone. What was on its way from it is asked of others. */
  leave(peer: BlobPeer): void {
    this.#peers.delete(peer)
    peer.left()
    // It may have gone because what it was sent is not what it is named.
    if (!this.#isClosed) void this.#check.suspect(peer.serving.sentLately)
    for (const fetch of this.#fetches.values()) fetch.without(peer)
    this.#requeue()
  }

  /** The connected devices that hold a blob as a whole. */
  holders(hash: BlobHash): readonly string[] {
    return this.#trusted()
      .filter((peer) => peer.sizeOf(hash) !== null)
      .flatMap(({ channel }) => (channel.device === null ? [] : [channel.device]))
  }

  /** True while a blob is being fetched. */
  isFetching(hash: BlobHash): boolean {
    return this.#fetches.has(hash)
  }

  /**
   * Erases blobs here that a connected device promises to keep; resolves to those. It promises nothing itself
   * meanwhile, so that two who rely on each other never both let go [BL10].
   */
  async release(hashes: readonly BlobHash[]): Promise<readonly BlobHash[]> {
    const asked = hashes.filter((hash) => this.blobs.has(hash) && !this.#releasing.has(hash)).slice(0, mostNames)
    const released: BlobHash[] = []
    for (const hash of asked) this.#releasing.add(hash)
    try {
      for (const peer of this.#trusted()) {
        const open = asked.filter((hash) => !released.includes(hash) && !this.#trust.liedOn(peer).has(hash))
        if (open.length === 0) continue
        const kept = new Set(await peer.keep(open))
        for (const hash of open.filter((name) => kept.has(name))) {
          this.#heldBy(peer, { hash, size: this.blobs.find(hash)?.size ?? null })
          if (await this.#erase(hash)) released.push(hash)
        }
      }
    } finally {
      for (const hash of asked) this.#releasing.delete(hash)
    }
    return released
  }

  close(): void {
    this.#isClosed = true
    this.#stop()
    this.#check.close()
    this.#cancelTick?.()
    for (const fetch of this.#fetches.values()) fetch.close()
    this.#fetches.clear()
  }

  /** Nobody is to rely on what this disk has spoilt [BL12]. */
  async #promise(hashes: readonly BlobHash[]): Promise<readonly BlobHash[]> {
    for (const hash of hashes) await this.#check.assure(hash)
    return hashes.filter((hash) => this.blobs.has(hash) && !this.#releasing.has(hash))
  }

  /** What the disk does not erase stays here, and may be let go another time. */
  async #erase(hash: BlobHash): Promise<boolean> {
    try {
      await this.blobs.delete(hash)
      return true
    } catch {
      return false
    }
  }

  #trusted(): readonly BlobPeer[] {
    return [...this.#peers].filter((peer) => this.#trust.trusts(peer))
  }

  /** What is longer than the plan says is not what it names [BL11]. */
  #believes(peer: BlobPeer, hash: BlobHash, size: number | null): boolean {
    return (size ?? 0) <= (this.#longest.get(hash) ?? Number.POSITIVE_INFINITY) && !this.#trust.liedOn(peer).has(hash)
  }

  /** Asks a peer which of the blobs that are not here it holds. */
  #ask(peer: BlobPeer): void {
    peer.curious([...this.#interests.keys()].filter((hash) => !this.blobs.has(hash)))
  }

  #holds(peer: BlobPeer, hashes: readonly BlobHash[]): void {
    for (const hash of hashes) {
      const size = peer.sizeOf(hash)
      if (size === null) this.#fetches.get(hash)?.without(peer)
      this.#heldBy(peer, { hash, size })
    }
    this.#requeue()
  }

  #heldBy({ channel }: BlobPeer, holding: Holding): void {
    if (channel.device !== null) this.#events.onHolding?.(channel.device, holding)
    this.#events.onChange?.(holding.hash)
  }

  /** More or less of a blob is here than before. */
  #kept(hash: BlobHash, wasHere: boolean): void {
    const isHere = this.blobs.has(hash)
    if (isHere) this.#check.wake()
    if (!isHere && !wasHere && this.blobs.find(hash) !== null) return
    for (const peer of this.#peers) peer.serving.changed(hash)
    if (!isHere && this.#interests.has(hash)) for (const peer of this.#peers) peer.curious([hash])
    if (!isHere) this.#queue = null
    this.#plan()
  }

  #requeue(): void {
    this.#queue = null
    this.#plan()
  }

  /** Asks for as much as may be under way, once for all that happens in one turn. */
  #plan(): void {
    if (this.#isPlanning) return
    this.#isPlanning = true
    void Promise.resolve().then(() => {
      this.#isPlanning = false
      if (!this.#isClosed && !this.#isPaused) this.#askForMore()
    })
  }

  #askForMore(): void {
    const peers = this.#trusted()
    this.#tidy(peers)
    this.#queue ??= this.#ordered(peers)
    let budget = Math.min(mostUnderWay, (peers.length + 1) * chunkBytes) - pieceBytes
    for (const fetch of this.#fetches.values()) budget -= fetch.underWay
    for (const hash of this.#queue) {
      if (peers.every(({ window }) => window.room === 0)) break
      const canBegin = budget > 0 && this.#fetches.size < mostFetches && !this.blobs.has(hash)
      const fetch = this.#fetches.get(hash) ?? (canBegin ? this.#begin(hash) : null)
      if (fetch === null) continue
      const before = fetch.underWay
      fetch.ask(peers, budget)
      budget -= fetch.underWay - before
    }
    if (this.#fetches.size > 0) this.#cancelTick ??= this.#clock.after(tickEvery, () => this.#tick())
  }

  /** Forgets fetches that are done, and those that nobody here can serve. */
  #tidy(peers: readonly BlobPeer[]): void {
    for (const [hash, fetch] of this.#fetches) {
      const canGoOn = fetch.underWay > 0 || peers.some((peer) => peer.sizeOf(hash) !== null)
      if (!fetch.isClosed && !this.blobs.has(hash) && canGoOn) continue
      fetch.close()
      this.#fetches.delete(hash)
      // Or it would be begun anew at once, for ever: who holds it has changed since the queue was made.
      this.#queue = null
    }
  }

  /** What is wanted and can be had: by its place in the queue, the smallest first. */
  #ordered(peers: readonly BlobPeer[]): readonly BlobHash[] {
    const had = [...this.#interests].flatMap(([hash, place]) => {
      if (place === null || this.blobs.has(hash)) return []
      const size = peers.map((peer) => peer.sizeOf(hash)).find((known) => known !== null)
      return size === undefined || size === null ? [] : [{ hash, place, size }]
    })
    return had.sort((a, b) => a.place - b.place || a.size - b.size).map(({ hash }) => hash)
  }

  #begin(hash: BlobHash): BlobFetch {
    const fetch = new BlobFetch(hash, this.blobs, {
      moved: () => this.#plan(),
      lied: (peer) => this.#lied(peer, hash),
      failed: (error) => this.#failed(error),
    })
    this.#fetches.set(hash, fetch)
    this.#events.onChange?.(hash)
    return fetch
  }

  #lied(peer: BlobPeer, hash: BlobHash): void {
    this.#trust.lied(peer, hash)
    peer.channel.close('The other side sent media that is not what it is named.')
  }

  #failed(error: unknown): void {
    if (this.#isPaused) return
    this.#isPaused = true
    this.#events.onTrouble?.(error)
    this.#clock.after(pauseAfterFailure, () => {
      this.#isPaused = false
      this.#events.onTrouble?.(null)
      this.#plan()
    })
  }

  #tick(): void {
    this.#cancelTick = null
    if (this.#isClosed) return
    const peers = this.#trusted()
    for (const fetch of this.#fetches.values()) fetch.tick(peers)
    this.#plan()
  }
}
