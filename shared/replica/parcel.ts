import { framesAfterRoom, mostInFrame, sharedFrame } from './parts.ts'
import type { Frame } from './pipe.ts'

/** In a frame of so many bytes, what a frame costs by itself is little beside what its bytes cost. */
const enough = 16 * 1024

/** Messages that were ready one right after the other, and so share a frame [FR5]; each stands after one byte of room. */
export class Parcel {
  #messages: Uint8Array[] = []
  #bytes = 0

  get isEmpty(): boolean {
    return this.#messages.length === 0
  }

  /** True if it is to be sent without waiting for another message. */
  get isFull(): boolean {
    return this.#bytes >= enough || this.#messages.length === mostInFrame
  }

  /** False for a message that needs frames of its own: what is in here is to be sent before it. */
  fits(message: Uint8Array): boolean {
    return this.isEmpty || message.length <= enough
  }

  add(message: Uint8Array): void {
    this.#messages.push(message)
    this.#bytes += message.length
  }

  /** Takes everything out. */
  take(): Iterable<Frame> {
    const [first, ...others] = this.#messages.splice(0)
    this.#bytes = 0
    if (first === undefined) return []
    return others.length === 0 ? framesAfterRoom(first) : [sharedFrame([first, ...others])]
  }
}
