import { pieceBytes } from './chunks.ts'

/** Bounds of what may be asked of one peer and not have come, in bytes [BL7]. */
const least = 16 * 1024
const most = 2 * 1024 * 1024
const leastRequest = 4 * pieceBytes
/** An answer that comes this much later than the quickest means that the line is full, in milliseconds. */
const fullAfter = 100

/**
 * How much may be under way from one peer: it grows while answers come quickly and shrinks when they queue, so that a
 * slow line is never full of media and an edit gets through at once (after LEDBAT, RFC 6817).
 */
export class PeerWindow {
  #size = least
  #underWay = 0
  #quickest = Number.POSITIVE_INFINITY

  /** Bytes that may be asked for now. */
  get room(): number {
    const room = this.#size - this.#underWay
    return room < least ? 0 : room
  }

  /** Bytes to ask for in one request at most: a longer one would say too late, by its answer, that the line is full. */
  get request(): number {
    return Math.max(leastRequest, this.#size >> 1)
  }

  get underWay(): number {
    return this.#underWay
  }

  asked(bytes: number): void {
    this.#underWay += bytes
  }

  /** Bytes came, or will not come any more. */
  settled(bytes: number): void {
    this.#underWay -= bytes
  }

  /** The first bytes of an answer came after so many milliseconds. */
  answered(after: number): void {
    // The time of day was set meanwhile: such a quickest answer would make all others late for ever.
    if (after < 0) return
    this.#quickest = Math.min(this.#quickest, after)
    const late = after - this.#quickest
    if (late < fullAfter) this.#size = Math.min(most, this.#size + Math.min(this.#size, 2 * pieceBytes))
    else if (late > 2 * fullAfter) this.#size = Math.max(least, Math.floor(this.#size * 0.7))
  }
}
