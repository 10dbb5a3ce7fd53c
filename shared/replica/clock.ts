/** Time and timers, injected so that tests own them. Instants are UTC milliseconds. */
export interface Clock {
  now(): number
  /** Runs `task` once after `ms`; the returned function cancels it. */
  after(ms: number, task: () => void): () => void
}

/** Fills a new array with `length` random bytes from a cryptographic source. */
export type RandomBytes = (length: number) => Uint8Array

const drawnAhead = 1024

/** The same source, asked seldom: the system's costs more for each call than for each byte. */
export function drawnInBulk(random: RandomBytes): RandomBytes {
  let drawn: Uint8Array = new Uint8Array()
  let used = 0
  return (length) => {
    if (used + length > drawn.length) {
      drawn = random(Math.max(length, drawnAhead))
      used = 0
    }
    used += length
    return drawn.slice(used - length, used)
  }
}
