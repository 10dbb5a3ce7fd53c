import { decodeMessage, type Message } from './frames.ts'
import { MessageJoiner, maxMessageBytes } from './parts.ts'
import type { Frame } from './pipe.ts'

/** A peer that sends more than this ahead of what is taken in ignores the window, and is cut off [AK5]. */
const mostWaitingBytes = 2 * maxMessageBytes
/** What a message costs in memory beside its bytes. */
const messageBytes = 64

interface Waiting {
  readonly message: Message
  readonly cost: number
}

/** Takes messages in one after the other: what a message starts is done before the next is looked at. */
export class Inbox {
  readonly #joiner = new MessageJoiner()
  readonly #handle: (message: Message) => Promise<void> | void
  readonly #onRest: () => void
  readonly #onFailure: () => void
  #waiting: Waiting[] = []
  #bytes = 0
  #isOpen = false
  #isClosed = false
  #isWorking = false

  /** `onRest` is called each time that everything which had come was handled; `onFailure` if something could not be. */
  constructor(handle: (message: Message) => Promise<void> | void, onRest: () => void, onFailure: () => void) {
    this.#handle = handle
    this.#onRest = onRest
    this.#onFailure = onFailure
  }

  get isWorking(): boolean {
    return this.#isWorking
  }

  /** Begins to handle what has come and what comes. */
  open(): void {
    this.#isOpen = true
    this.#start()
  }

  /** Takes one frame. Returns why the session must end, in words for people, or null. */
  add(frame: Frame): string | null {
    const joined = this.#joiner.add(frame)
    if (joined.kind === 'more') return null
    if (joined.kind === 'malformed') return unreadable(joined.reason)
    for (const bytes of joined.messages) {
      const reason = this.#keep(bytes)
      if (reason !== null) return reason
    }
    this.#start()
    return null
  }

  #keep(bytes: Uint8Array): string | null {
    const message = decodeMessage(bytes)
    if (message.kind === 'malformed') return unreadable(message.reason)
    if (message.kind === 'unknown') return null
    const cost = bytes.length + messageBytes
    this.#waiting.push({ message, cost })
    this.#bytes += cost
    return this.#bytes > mostWaitingBytes ? 'The other side sends faster than agreed.' : null
  }

  close(): void {
    this.#isClosed = true
    this.#waiting = []
  }

  #start(): void {
    if (this.#isWorking || !this.#isOpen) return
    this.#isWorking = true
    // The store may fail to give a document: nothing after it could be handled in its turn.
    this.#work().catch(this.#onFailure)
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      for (const { message, cost } of this.#waiting.splice(0)) {
        if (this.#closed()) break
        const busy = this.#handle(message)
        if (busy instanceof Promise) await busy
        this.#bytes -= cost
      }
    }
    this.#isWorking = false
    this.#onRest()
  }

  /** A call, because handling a message may close: the compiler would hold on to what it saw before. */
  #closed(): boolean {
    return this.#isClosed
  }
}

const unreadable = (reason: string) => `The other side sent something unreadable. ${reason}`
