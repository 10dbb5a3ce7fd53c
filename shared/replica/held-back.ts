import type { DocId } from './store.ts'

/** Documents with changes that stay on this side, because the peer would not take them [RO2]. */
export class HeldBack {
  readonly #maySend: () => boolean
  #isRefused = false
  #rounds = 0
  #before: ReadonlySet<DocId> = new Set()
  #now = new Set<DocId>()

  constructor(maySend: () => boolean) {
    this.#maySend = maySend
  }

  /** True while changes of this side are not sent. */
  get applies(): boolean {
    return this.#isRefused || !this.#maySend()
  }

  /** So many documents are known to be only here. */
  get count(): number {
    return new Set([...this.#before, ...this.#now]).size
  }

  /** The peer refused a change: it will refuse all. */
  refuse(): void {
    this.#isRefused = true
  }

  /**
   * A change of this document was not sent. `certain` is false if the peer may have it already: in the first round what
   * differs may be news from the peer, from the second on it is not.
   */
  note(id: DocId, certain: boolean): void {
    if (certain || this.#rounds > 1) this.#now.add(id)
  }

  /** A round of comparison begins, which will find what is still held back. */
  nextRound(): void {
    this.#rounds += 1
    this.#before = this.#now
    this.#now = new Set()
  }

  /** Both sides are equal. */
  clear(): void {
    this.#rounds = 0
    this.#before = new Set()
    this.#now = new Set()
  }
}
