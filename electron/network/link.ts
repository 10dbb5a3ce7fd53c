import type { Socket } from 'node:net'
import SecretStream from '@hyperswarm/secret-stream'
import { decodeMessage, encodeMessage, type Message } from './messages.ts'

/** A silent peer is given up after this long; keep-alives come three times as often. */
const silenceMs = 15_000
const keepAliveMs = 5_000
/** A link that was told to end is torn down after this long if the other side does not end too. */
const farewellMs = 1_000
/** Before a peer has proved anything, and after. */
const strangerMessageBytes = 1024
const memberMessageBytes = 12 * 1024 * 1024
const waitingMessages = 8

interface Handlers {
  message(message: Message): void
  closed(reason: string): void
}

/** Why a link ends whose other side sends what this one cannot read, in words for people. */
export const unreadable = 'The other side sent something that is not Placard.'

/** One Noise-encrypted connection to another device, carrying checked messages. */
export class Link {
  /** True on the side that opened the connection. */
  readonly dialed: boolean
  /** The other device's public key, proved by the handshake. */
  readonly device: Uint8Array
  readonly handshakeHash: Uint8Array
  /** Resolves with the reason when the link has ended, whichever side ended it. */
  readonly ended: Promise<string>
  readonly #stream: SecretStream
  readonly #waiting: Message[] = []
  #wanted: ((message: Message | null) => void) | null = null
  #handlers: Handlers | null = null
  #limit = strangerMessageBytes
  #closed: string | null = null
  #slow = false
  #drains: (() => void)[] = []
  #farewell: NodeJS.Timeout | null = null
  #tellEnd: (reason: string) => void = () => {}

  private constructor(stream: SecretStream, dialed: boolean) {
    this.#stream = stream
    this.dialed = dialed
    this.device = new Uint8Array(stream.remotePublicKey)
    this.handshakeHash = new Uint8Array(stream.handshakeHash)
    this.ended = new Promise((resolve) => {
      this.#tellEnd = resolve
    })
    stream.on('data', (bytes: Uint8Array) => this.#arrived(bytes))
    stream.on('drain', () => this.#letGo())
    stream.on('end', () => stream.end())
    stream.on('error', (error: Error) => this.#ended(error.message))
    stream.on('close', () => this.#ended('The connection was closed.'))
  }

  /** Runs the Noise handshake (XX) over a connected socket; null if the other side does not complete it. */
  static open(socket: Socket, dialed: boolean, keyPair: SecretStream.KeyPair): Promise<Link | null> {
    socket.setNoDelay(true)
    const stream = new SecretStream(dialed, socket, { keyPair })
    // A listener has looked at the first bytes and paused; SecretStream attaches its reader a tick later.
    setImmediate(() => socket.resume())
    return Link.over(stream, dialed)
  }

  /** A link over an encrypted stream, once its handshake is complete; null if the other side does not complete it. */
  static async over(stream: SecretStream, dialed: boolean): Promise<Link | null> {
    const ignore = () => {}
    stream.on('error', ignore)
    stream.setTimeout(silenceMs)
    stream.setKeepAlive(keepAliveMs)
    if (!(await stream.opened)) return null
    const link = new Link(stream, dialed)
    stream.off('error', ignore)
    return link
  }

  /** Bytes that have come and gone over this link, encrypted as they were. */
  traffic(): { readonly received: number; readonly sent: number } {
    return { received: this.#stream.rawBytesRead, sent: this.#stream.rawBytesWritten }
  }

  /** True if it ended for what the other side sent: that is not Placard, or one of another version. */
  wasUnreadable(): boolean {
    return this.#closed === unreadable
  }

  isOpen(): boolean {
    return this.#closed === null
  }

  /** Call once the other side has proved what it is: larger messages are then accepted, up to so many bytes. */
  trust(limit = memberMessageBytes): void {
    this.#limit = limit
  }

  /** Sends, and returns false when the other side is slow: then wait for `drained`. */
  send(message: Message): boolean {
    if (this.#closed !== null) return false
    this.#slow = !this.#stream.write(encodeMessage(message, (length) => this.#stream.alloc(length)))
    return !this.#slow
  }

  drained(): Promise<void> {
    if (this.#closed !== null || !this.#slow) return Promise.resolve()
    return new Promise((resolve) => {
      this.#drains.push(resolve)
    })
  }

  /** The next message, or null when the link has ended. For the steps of admission, one at a time. */
  next(): Promise<Message | null> {
    const message = this.#waiting.shift()
    if (message !== undefined) return Promise.resolve(message)
    if (this.#closed !== null) return Promise.resolve(null)
    this.#stream.resume()
    return new Promise((resolve) => {
      this.#wanted = resolve
    })
  }

  /** Hands everything that comes from now on, and what waits, to the handlers. */
  listen(handlers: Handlers): void {
    this.#handlers = handlers
    for (const message of this.#waiting.splice(0)) handlers.message(message)
    if (this.#closed === null) this.#stream.resume()
    else handlers.closed(this.#closed)
  }

  /** Stops reading, so that the sender feels it. */
  pause(): void {
    this.#stream.pause()
  }

  resume(): void {
    this.#stream.resume()
  }

  /** Ends the link after what was sent has gone out. */
  close(reason: string): void {
    if (this.#closed !== null) return
    this.#stream.end()
    this.#farewell = setTimeout(() => this.#stream.destroy(), farewellMs)
    this.#ended(reason)
  }

  #arrived(bytes: Uint8Array): void {
    if (this.#closed !== null) return
    const message = bytes.length > this.#limit ? null : decodeMessage(bytes)
    if (message === null) this.#broken()
    else if (this.#handlers !== null) this.#handlers.message(message)
    else if (this.#wanted !== null) this.#answer(message)
    else this.#wait(message)
  }

  #answer(message: Message | null): void {
    const wanted = this.#wanted
    this.#wanted = null
    wanted?.(message)
  }

  #wait(message: Message): void {
    this.#waiting.push(message)
    if (this.#waiting.length >= waitingMessages) this.#stream.pause()
  }

  #broken(): void {
    this.#stream.destroy()
    this.#ended(unreadable)
  }

  /** There is room again, or never will be. */
  #letGo(): void {
    this.#slow = false
    for (const resolve of this.#drains.splice(0)) resolve()
  }

  #ended(reason: string): void {
    if (this.#stream.destroyed && this.#farewell !== null) clearTimeout(this.#farewell)
    if (this.#closed !== null) return
    this.#closed = reason
    this.#letGo()
    this.#answer(null)
    this.#handlers?.closed(reason)
    this.#tellEnd(reason)
  }
}
