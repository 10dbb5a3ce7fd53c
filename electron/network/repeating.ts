import type { Clock } from '../../shared/replica/clock.ts'

interface RepeatingParts {
  readonly clock: Clock
  readonly random: () => number
}

/** Does something again and again, with a jitter of a quarter either way so that many devices do not act in step. */
export class Repeating {
  readonly #parts: RepeatingParts
  readonly #pauseMs: () => number
  #cancel: (() => void) | null = null

  /** `pauseMs` is asked before each pause. */
  constructor(parts: RepeatingParts, pauseMs: () => number) {
    this.#parts = parts
    this.#pauseMs = pauseMs
  }

  /** The first time comes after a pause. Starting again begins a new pause. */
  start(task: () => void): void {
    this.stop()
    const { clock, random } = this.#parts
    this.#cancel = clock.after(this.#pauseMs() * (0.75 + random() / 2), () => {
      task()
      this.start(task)
    })
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }
}
