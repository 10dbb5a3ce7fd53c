import type { Clock } from './clock.ts'
import type { Fingerprint } from './store.ts'

/** After this long without changes both sides compare their fingerprints again, in milliseconds [LV5]. */
const quietAfter = 300
/** Rounds in a row that end in a difference are spaced out, doubling up to this, in milliseconds. */
const longestPause = 60_000

/** Asks the other side for its fingerprint once it has been quiet for a while, one question at a time. */
export class QuietCheck {
  readonly #clock: Clock
  readonly #root: () => Fingerprint
  readonly #ask: (root: Fingerprint) => void
  /** The own fingerprint at the question that is not answered yet. */
  #asked: Fingerprint | null = null
  #cancel: (() => void) | null = null
  /** Rounds in a row after which the plans still differed. */
  #fruitless = 0

  constructor(clock: Clock, root: () => Fingerprint, ask: (root: Fingerprint) => void) {
    this.#clock = clock
    this.#root = root
    this.#ask = ask
  }

  /** It is quiet from now on. */
  plan(): void {
    this.cancel()
    if (this.#asked !== null) return
    const pause = this.#fruitless < 2 ? quietAfter : Math.min(quietAfter * 2 ** this.#fruitless, longestPause)
    this.#cancel = this.#clock.after(pause, () => {
      this.#cancel = null
      this.#asked = this.#root()
      this.#ask(this.#asked)
    })
  }

  /** It is not quiet any more. */
  cancel(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  /** The answer has come. Returns the own fingerprint at the question; null if there was none. */
  answered(): Fingerprint | null {
    const asked = this.#asked
    this.#asked = null
    return asked
  }

  /** Another round begins: the one before it did not make both sides equal. */
  nextRound(): void {
    this.#fruitless += 1
  }

  /** Both sides are equal. */
  agreed(): void {
    this.#fruitless = 0
  }
}
