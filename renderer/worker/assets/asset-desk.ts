import type { AssetState } from '../../../shared/ipc/assets-api.ts'
import { BlobExchange } from '../../../shared/replica/blobs/blob-exchange.ts'
import { type Blobs, bytesOf } from '../../../shared/replica/blobs/blobs.ts'
import type { BlobHash } from '../../../shared/replica/blobs/chunks.ts'
import type { Clock } from '../../../shared/replica/clock.ts'

/** States are told at most once in so many milliseconds. */
const tellEvery = 200

/** What this device holds and wants of the open plan's media. */
export class AssetDesk {
  readonly blobs: Blobs
  readonly exchange: BlobExchange
  readonly #clock: Clock
  readonly #wanted = new Set<BlobHash>()
  readonly #watchers = new Set<(hash: BlobHash) => void>()
  readonly #stop: () => void

  constructor(blobs: Blobs, clock: Clock) {
    this.blobs = blobs
    this.#clock = clock
    this.#stop = blobs.watch((hash) => this.#changed(hash))
    this.exchange = new BlobExchange(blobs, clock, { onChange: (hash) => this.#changed(hash) })
  }

  state(hash: BlobHash): AssetState {
    const kept = this.blobs.find(hash)
    const devices = this.exchange.holders(hash)
    const away = this.#wanted.has(hash) ? 'coming' : devices.length > 0 ? 'elsewhere' : 'missing'
    const place = this.blobs.has(hash) ? 'here' : away
    return { hash, place, size: kept?.size ?? null, done: bytesOf(kept), devices }
  }

  want(hash: BlobHash): void {
    this.#wanted.add(hash)
    this.#follow(hash)
  }

  cancel(hash: BlobHash): void {
    this.#wanted.delete(hash)
    this.#follow(hash)
  }

  /** Tells the states at once, and again after changes. */
  watch(hashes: readonly BlobHash[], onStates: (states: readonly AssetState[]) => void): () => void {
    const watched = new Set(hashes)
    let cancel: (() => void) | null = null
    const tell = () => {
      cancel = null
      onStates(hashes.map((hash) => this.state(hash)))
    }
    const changed = (hash: BlobHash) => {
      if (watched.has(hash)) cancel ??= this.#clock.after(tellEvery, tell)
    }
    this.#watchers.add(changed)
    tell()
    return () => {
      this.#watchers.delete(changed)
      cancel?.()
    }
  }

  close(): void {
    this.#stop()
    this.#watchers.clear()
  }

  #follow(hash: BlobHash): void {
    this.exchange.setInterests(new Map([...this.#wanted].map((wanted) => [wanted, 0])))
    this.#changed(hash)
  }

  #changed(hash: BlobHash): void {
    for (const watcher of this.#watchers) watcher(hash)
  }
}
