/** Time and timers, injected so that tests own them. Instants are UTC milliseconds. */
export interface Clock {
  now(): number
  /** Runs `task` once after `ms`; the returned function cancels it. */
  after(ms: number, task: () => void): () => void
}

/** Fills a new array with `length` random bytes from a cryptographic source. */
export type RandomBytes = (length: number) => Uint8Array
