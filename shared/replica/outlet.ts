import { encodeAfterRoom, framesOf, type Message } from './frames.ts'
import { Parcel } from './parcel.ts'
import type { Frame, Pipe } from './pipe.ts'

/** What a message on its way costs beside its bytes. */
const messageBytes = 100

/** So many bytes of presence may be added to what a slow peer has still to take. */
const mostSqueezed = 64 * 1024

/** Puts messages into frames and these into the pipe, and knows how slow the peer is. */
export class Outlet {
  readonly #pipe: Pipe
  readonly #parcel = new Parcel()
  #clogged = false
  /** About how much memory short messages hold that were sent since the peer stopped taking. */
  #untaken = 0
  /** Bytes that were sent in spite of a slow peer, because they were short. */
  #squeezed = 0

  constructor(pipe: Pipe) {
    this.#pipe = pipe
  }

  /** True when the peer is slow: wait for `room` then. */
  get isClogged(): boolean {
    return this.#clogged
  }

  /** About how much memory short messages hold that the peer does not take. */
  get untaken(): number {
    return this.#untaken
  }

  /** Sends a short message at once, ahead of what is gathered. */
  sendNow(message: Message): void {
    if (this.#write(framesOf(message))) return
    if (this.#untaken === 0) void this.#pipe.drained().then(() => this.#taken())
    this.#untaken += messageBytes
  }

  /** Sends what may be lost (presence): at once, or not at all while the peer is slow and enough waits for it. */
  sendOrDrop(message: Message): void {
    if (!this.#clogged || this.#squeezed < mostSqueezed) this.sendNow(message)
  }

  /** Sends in turn, with what is gathered and what comes next: call `ship` before waiting for anything. */
  add(message: Message): void {
    // Nothing is gathered then: pieces are made when nothing else is to be sent.
    if (message.kind === 'piece') {
      this.#send(framesOf(message))
      return
    }
    const bytes = encodeAfterRoom(message)
    if (!this.#parcel.fits(bytes)) this.ship()
    this.#parcel.add(bytes)
    if (this.#parcel.isFull) this.ship()
  }

  /** Sends what is gathered. */
  ship(): void {
    if (!this.#parcel.isEmpty) this.#send(this.#parcel.take())
  }

  /** Resolves when the peer has taken enough. */
  async room(): Promise<void> {
    await this.#pipe.drained()
    this.#clogged = false
  }

  #send(frames: Iterable<Frame>): void {
    if (this.#write(frames)) return
    this.#clogged = true
    this.#squeezed = 0
  }

  #taken(): void {
    this.#untaken = 0
  }

  /** Writes all frames of a message in one go: nothing may come between them. */
  #write(frames: Iterable<Frame>): boolean {
    let open = true
    for (const frame of frames) {
      open = this.#pipe.send(frame)
      this.#squeezed += frame.length
    }
    return open
  }
}
