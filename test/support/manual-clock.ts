import type { Clock } from '../../shared/replica/clock.ts'

interface Timer {
  readonly at: number
  readonly task: () => void
}

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  #now: number
  #timers: Timer[] = []

  constructor(now = Date.UTC(2026, 0, 1)) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  after(ms: number, task: () => void): () => void {
    const timer = { at: this.#now + ms, task }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** Moves to the next timer and runs it; false when there is none. */
  step(): boolean {
    const next = this.#timers.reduce<Timer | null>(
      (soonest, t) => (soonest === null || t.at < soonest.at ? t : soonest),
      null,
    )
    if (next === null) return false
    this.#timers = this.#timers.filter((timer) => timer !== next)
    this.#now = Math.max(this.#now, next.at)
    next.task()
    return true
  }

  /** Moves on by `ms` and runs what falls due on the way. */
  advance(ms: number): void {
    const end = this.#now + ms
    while (this.#timers.some(({ at }) => at <= end)) this.step()
    this.#now = end
  }
}
