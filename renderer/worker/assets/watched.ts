import type { BlobHash } from '../../../shared/replica/blobs/chunks.ts'
import type { Clock } from '../../../shared/replica/clock.ts'

/** Watchers are told at most once in so many milliseconds. */
const tellEvery = 200

/** Tells who watches some blobs, or all, that something about them changed: at once, and then a few times a second. */
export class Watched {
  readonly #clock: Clock
  readonly #watchers = new Set<(hash: BlobHash | null) => void>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Calls `tell` at once, and again after changes of these blobs; null for any. */
  watch(hashes: ReadonlySet<BlobHash> | null, tell: () => void): () => void {
    let cancel: (() => void) | null = null
    const later = () => {
      cancel = null
      tell()
    }
    const changed = (hash: BlobHash | null) => {
      if (hash === null || hashes === null || hashes.has(hash)) cancel ??= this.#clock.after(tellEvery, later)
    }
    this.#watchers.add(changed)
    tell()
    return () => {
      this.#watchers.delete(changed)
      cancel?.()
    }
  }

  changed(hash: BlobHash): void {
    for (const watcher of this.#watchers) watcher(hash)
  }

  changedAll(): void {
    for (const watcher of this.#watchers) watcher(null)
  }

  close(): void {
    this.#watchers.clear()
  }
}
