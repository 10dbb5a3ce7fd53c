import type { Clock } from '../clock.ts'
import type { KeptBlob } from './blob-store.ts'
import type { Blobs } from './blobs.ts'
import type { BlobHash } from './chunks.ts'

/** One blob is looked at in this time, in milliseconds. */
const checkEvery = 60_000
/** A blob that was looked at within this time is left in peace while nothing speaks against it, in milliseconds. */
const goodFor = 7 * 24 * 60 * 60_000
/** Others may rely on a blob that was looked at within this time, in milliseconds. */
const sureFor = 24 * 60 * 60_000
/** However often peers go away, no blob is looked at more often than this, in milliseconds. */
const suspectAgainAfter = 10 * 60_000

/** Looks at the blobs that are kept, so that what a disk spoils in silence is noticed, and comes again [BL12]. */
export class BlobCheck {
  readonly #blobs: Blobs
  readonly #clock: Clock
  readonly #isBusy: () => boolean
  #cancel: (() => void) | null = null
  #isClosed = false

  /** `isBusy`: the disk has better to do. */
  constructor(blobs: Blobs, clock: Clock, isBusy: () => boolean) {
    this.#blobs = blobs
    this.#clock = clock
    this.#isBusy = isBusy
  }

  /** Goes on with what was not looked at for long, if there is any: one blob after the other. */
  wake(): void {
    if (this.#isClosed || this.#cancel !== null || this.#stalest() === null) return
    this.#cancel = this.#clock.after(checkEvery, () => {
      void this.#checkOne().then(() => {
        this.#cancel = null
        this.wake()
      })
    })
  }

  /** Something speaks against one of these. */
  async suspect(hashes: readonly BlobHash[]): Promise<void> {
    for (const hash of hashes) if (!this.#wasChecked(hash, suspectAgainAfter)) await this.#check(hash)
  }

  /** Looks at a blob, unless that was done not long ago. */
  async assure(hash: BlobHash): Promise<void> {
    if (!this.#wasChecked(hash, sureFor)) await this.#check(hash)
  }

  close(): void {
    this.#isClosed = true
    this.#cancel?.()
  }

  async #checkOne(): Promise<void> {
    const stalest = this.#stalest()
    if (stalest !== null && !this.#isBusy()) await this.#check(stalest.hash)
  }

  /** What cannot be noted, because the disk is full, is looked at again another time. */
  async #check(hash: BlobHash): Promise<void> {
    if (!this.#isClosed) await this.#blobs.check(hash).catch(() => false)
  }

  /** The whole blob that was looked at longest ago, if that is long. */
  #stalest(): KeptBlob | null {
    const due = this.#clock.now() - goodFor
    let stalest: KeptBlob | null = null
    for (const kept of this.#blobs.all()) {
      if (kept.from > 0 || checkedAt(kept) > due) continue
      if (stalest === null || checkedAt(kept) < checkedAt(stalest)) stalest = kept
    }
    return stalest
  }

  #wasChecked(hash: BlobHash, within: number): boolean {
    const kept = this.#blobs.find(hash)
    return kept !== null && checkedAt(kept) > this.#clock.now() - within
  }
}

const checkedAt = (kept: KeptBlob) => kept.checkedAt ?? Number.NEGATIVE_INFINITY
