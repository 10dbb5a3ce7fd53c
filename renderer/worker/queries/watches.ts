import type { Clock } from '../../../shared/replica/clock.ts'

/** Changes within this many milliseconds are answered together: quick enough to feel immediate, and once per import. */
const settle = 40

interface Watch {
  answer(): Promise<void>
}

/** Standing questions: each is answered at once, and again after changes when its answer is another. */
export class Watches {
  readonly #clock: Clock
  readonly #watches = new Set<Watch>()
  #cancel: (() => void) | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Adds a question. The first answer has been given when this resolves to the function that ends it. */
  async add<T>(ask: () => Promise<T>, same: (a: T, b: T) => boolean, tell: (answer: T) => void): Promise<() => void> {
    let last: { readonly answer: T } | null = null
    const watch: Watch = {
      answer: async () => {
        const answer = await ask()
        if (!this.#watches.has(watch) || (last !== null && same(last.answer, answer))) return
        last = { answer }
        tell(answer)
      },
    }
    this.#watches.add(watch)
    await watch.answer()
    return () => this.#watches.delete(watch)
  }

  /** Something has changed. */
  changed(): void {
    if (this.#watches.size === 0) return
    this.#cancel ??= this.#clock.after(settle, () => {
      this.#cancel = null
      for (const watch of this.#watches) void watch.answer()
    })
  }

  /** Ends every question. */
  close(): void {
    this.#watches.clear()
    this.#cancel?.()
    this.#cancel = null
  }
}
