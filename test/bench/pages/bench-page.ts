import type { BenchPost } from '../posts.ts'

/** How opening a month went: milliseconds, how many cards it has, and the id of one of them. */
export interface Opened {
  readonly ms: number
  readonly cards: number
  readonly first: string
}

/** What the driver calls in a page. Every variant has the same calls, so that their figures compare. */
export interface BenchPage {
  /**
   * Fills an empty profile; returns milliseconds until durable. `each` makes one transaction a post where the variant
   * has the choice, as an import that shows progress does; `once` makes one of all,
   * `grown` leaves the plan as years of many sessions would.
   */
  fill(posts: readonly BenchPost[], how: 'each' | 'once' | 'grown'): Promise<number>
  /** Opens the plan and reads the cards of one month; as the calendar does. */
  openMonth(from: number, to: number): Promise<Opened>
  /** Opens one post's text for editing; returns milliseconds. */
  openPost(id: string): Promise<number>
  /** Types `keys` characters into one post, one each `everyMs`; resolves when all are kept. */
  type(id: string, keys: number, everyMs: number): Promise<void>
}

declare global {
  interface Window {
    bench: BenchPage
    /** What `fill` is to write, handed over in slices. */
    benchPosts: BenchPost[]
  }
}

/** Calls `key` once each `everyMs`, `keys` times. */
export function typeAtPace(keys: number, everyMs: number, key: (index: number) => void): Promise<void> {
  return new Promise((resolve) => {
    let done = 0
    const timer = setInterval(() => {
      key(done)
      done += 1
      if (done === keys) {
        clearInterval(timer)
        resolve()
      }
    }, everyMs)
  })
}
