import type { Clock } from '../clock.ts'
import type { BlobStore, KeptBlob, KeptChunk } from './blob-store.ts'
import { type BlobHash, chunkBytes, chunkCount, chunkLength, partCount } from './chunks.ts'
import { chunkHash, midstateLength } from './midstate.ts'

/** Bytes and blobs that are kept. */
export interface BlobUsage {
  readonly bytes: number
  readonly blobs: number
}

/** The time of use is written again only when it is older than this, in milliseconds. */
const useGrain = 60_000

/** The blobs of one plan on this device: what is here, whole and in part. */
export class Blobs {
  readonly store: BlobStore
  /** Resolves when it is known what the store keeps; before that, nothing seems to be here. */
  readonly ready: Promise<void>
  readonly #clock: Clock
  readonly #kept = new Map<BlobHash, KeptBlob>()
  readonly #watchers = new Set<(hash: BlobHash, wasHere: boolean) => void>()
  readonly #turns = new Map<BlobHash, Promise<unknown>>()
  #bytes = 0

  constructor(store: BlobStore, clock: Clock) {
    this.store = store
    this.#clock = clock
    this.ready = this.#load()
  }

  /** Reads what the store keeps, to the end. */
  static async open(store: BlobStore, clock: Clock): Promise<Blobs> {
    const blobs = new Blobs(store, clock)
    await blobs.ready
    return blobs
  }

  /** What is here of a blob; null if nothing is. */
  find(hash: BlobHash): KeptBlob | null {
    return this.#kept.get(hash) ?? null
  }

  /** True if the blob is here as a whole. */
  has(hash: BlobHash): boolean {
    return this.find(hash)?.from === 0
  }

  all(): Iterable<KeptBlob> {
    return this.#kept.values()
  }

  get usage(): BlobUsage {
    return { bytes: this.#bytes, blobs: this.#kept.size }
  }

  /** Tells each blob of which more or less is here than before, and whether it was here as a whole. */
  watch(onChange: (hash: BlobHash, wasHere: boolean) => void): () => void {
    this.#watchers.add(onChange)
    return () => this.#watchers.delete(onChange)
  }

  /**
   * A chunk that is here; null if it is not. One that the disk does not give is here no longer, nor are those before it,
   * so that they come again from whoever has them; what lies on the disk stays, and is looked at again after a restart.
   */
  async chunk(hash: BlobHash, index: number): Promise<KeptChunk | null> {
    const chunk = await this.store.chunk(hash, index).catch(() => null)
    const kept = this.find(hash)
    if (kept === null || index < kept.from || index >= chunkCount(kept.size)) return null
    if (chunk !== null && isWhole(chunk, kept.size)) return chunk
    this.#note(hash, { ...kept, from: index + 1 })
    return null
  }

  /** The bytes from `start` up to `end` of a whole blob; null if it is not here. */
  async read(hash: BlobHash, start = 0, end = Number.POSITIVE_INFINITY): Promise<Uint8Array<ArrayBuffer> | null> {
    await this.ready
    const kept = this.find(hash)
    if (kept === null || kept.from > 0) return null
    const [first, last] = [Math.max(0, Math.min(start, kept.size)), Math.min(end, kept.size)]
    const bytes = new Uint8Array(Math.max(0, last - first))
    const chunks: KeptChunk[] = []
    for (let index = Math.floor(first / chunkBytes); index * chunkBytes < last; index++) {
      const chunk = await this.chunk(hash, index)
      if (chunk === null) return null
      chunks.push(chunk)
      const at = index * chunkBytes - first
      bytes.set(chunk.bytes.subarray(Math.max(0, -at), last - index * chunkBytes), Math.max(0, at))
    }
    if (chunks.length === chunkCount(kept.size) && !(await isRight(kept, chunks))) {
      await this.check(hash)
      return null
    }
    await this.used(hash)
    return bytes
  }

  /**
   * Looks whether a whole blob is what its name says [BL12]. From a chunk on that is not, it is here no longer, so that
   * it comes again from whoever has it. Resolves to whether it is here as a whole.
   */
  async check(hash: BlobHash): Promise<boolean> {
    const kept = this.find(hash)
    if (kept === null || kept.from > 0) return false
    let next: KeptChunk | null = null
    for (let index = chunkCount(kept.size) - 1; index >= 0; index--) {
      const chunk = await this.chunk(hash, index)
      if (chunk === null) return false
      if (!(await isRight(kept, next === null ? [chunk] : [chunk, next], 1))) {
        await this.#update(hash, { from: index + 1 })
        return false
      }
      next = chunk
    }
    await this.#update(hash, { checkedAt: this.#clock.now() })
    return this.has(hash)
  }

  /**
   * Keeps chunks whose bytes were checked, the later ones first. What is here already is passed over, and so is what
   * does not touch it. Resolves when durable.
   */
  keep(
    { hash, size }: { readonly hash: BlobHash; readonly size: number },
    chunks: readonly KeptChunk[],
  ): Promise<void> {
    return this.#inTurn(hash, async () => {
      let from = this.find(hash)?.from ?? chunkCount(size)
      const added = chunks.filter(({ index }) => index === from - 1 && from-- > 0)
      if (added.length === 0) return
      await this.#write({ hash, size, from, usedAt: this.#clock.now() }, added)
    })
  }

  /** Notes that a blob was used now: what was used last is let go last. */
  used(hash: BlobHash): Promise<void> {
    return this.#inTurn(hash, async () => {
      const kept = this.find(hash)
      const usedAt = this.#clock.now()
      if (kept !== null && usedAt - kept.usedAt >= useGrain) await this.#write({ ...kept, usedAt }, [])
    })
  }

  /** Notes what was found out about a blob that is here as a whole. */
  #update(hash: BlobHash, found: Partial<Pick<KeptBlob, 'from' | 'checkedAt'>>): Promise<void> {
    return this.#inTurn(hash, async () => {
      const kept = this.find(hash)
      if (kept?.from === 0) await this.#write({ ...kept, ...found }, [])
    })
  }

  /** Erases a blob from this device. */
  delete(hash: BlobHash): Promise<void> {
    return this.#inTurn(hash, async () => {
      await this.store.delete(hash)
      this.#note(hash, null)
    })
  }

  async #load(): Promise<void> {
    for (const kept of await this.store.list()) this.#note(kept.hash, kept)
  }

  async #write(kept: KeptBlob, chunks: readonly KeptChunk[]): Promise<void> {
    await this.store.write(kept, chunks)
    this.#note(kept.hash, kept)
  }

  #note(hash: BlobHash, kept: KeptBlob | null): void {
    const wasHere = this.has(hash)
    this.#bytes += bytesOf(kept) - bytesOf(this.find(hash))
    if (kept === null) this.#kept.delete(hash)
    else this.#kept.set(hash, kept)
    for (const watcher of this.#watchers) watcher(hash, wasHere)
  }

  /** One change of a blob at a time. */
  #inTurn<T>(hash: BlobHash, task: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(hash) ?? this.ready).then(task)
    const done = turn
      .catch(() => undefined)
      .then(() => {
        if (this.#turns.get(hash) === done) this.#turns.delete(hash)
      })
    this.#turns.set(hash, done)
    return turn
  }
}

/** True if nothing of the chunk is missing. */
function isWhole({ index, bytes, midstates }: KeptChunk, size: number): boolean {
  const length = chunkLength(size, index)
  return bytes.length === length && midstates.length === partCount(length) * midstateLength
}

/** True if chunks that follow each other lead from one to the next, and the last of the blob to its name; the first `count` of them. */
async function isRight(blob: KeptBlob, chunks: readonly KeptChunk[], count = chunks.length): Promise<boolean> {
  const hasher = await chunkHash()
  return chunks.slice(0, count).every((chunk, at) => {
    const next = chunks[at + 1]
    return hasher.leadsTo(blob, chunk, next === undefined ? null : next.midstates.subarray(0, midstateLength))
  })
}

/** Bytes of a blob that are here. */
export const bytesOf = (kept: KeptBlob | null): number =>
  kept === null ? 0 : Math.max(0, kept.size - kept.from * chunkBytes)
