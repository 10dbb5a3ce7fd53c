import { type Frame, isAlone, type Pipe, type PipeHandlers, trimmed } from './pipe.ts'

/** The part of a MessagePort (of a browser or of Node) that a pipe needs. */
export interface FramePort {
  /** Takes a copy before it returns [PI4]. */
  postMessage(message: unknown): void
  addEventListener(type: 'message' | 'close', listener: (event: { readonly data?: unknown }) => void): void
  /** Begins delivery; a browser's port waits for it when listeners are added this way. */
  start(): void
  close(): void
}

/** Ports have no back-pressure of their own: this many bytes may be under way before `send` says no. */
const windowBytes = 2 * 1024 * 1024
/** The receiver gives credit back each time it has taken this many bytes. */
const creditBytes = 128 * 1024

const closeNotice = 'close'

/**
 * A pipe over a message port. Frames travel as byte arrays, credit as a number of bytes, the end as
 * `['close', reason]`. Nothing is transferred: Electron's utility process receives null for transferred buffers.
 */
export function portPipe(port: FramePort): Pipe {
  return new PortPipe(port)
}

/** Frames of media come in few lengths, one after the other: their copies lie in the same memory. */
const longFrame = 64 * 1024
const mostCopies = 4
const copies = new Map<number, Uint8Array>()

/** The frame as what a port may clone: of a view it would clone the whole buffer. A copy lies where the next one will. */
function alone(frame: Frame): Frame {
  if (frame.length < longFrame || isAlone(frame)) return trimmed(frame)
  const copy = copies.get(frame.length) ?? new Uint8Array(frame.length)
  copies.delete(frame.length)
  copies.set(frame.length, copy)
  for (const length of copies.keys()) if (copies.size > mostCopies) copies.delete(length)
  copy.set(frame)
  return copy
}

class PortPipe implements Pipe {
  readonly #port: FramePort
  #handlers: PipeHandlers | null = null
  #early: Frame[] = []
  #underWay = 0
  #taken = 0
  #drains: (() => void)[] = []
  #closedReason: string | null = null

  constructor(port: FramePort) {
    this.#port = port
    port.addEventListener('message', (event) => this.#arrived(event.data))
    port.addEventListener('close', () => this.#end('The other side is gone.'))
    port.start()
  }

  send(frame: Frame): boolean {
    if (this.#closedReason !== null) return false
    this.#underWay += frame.length
    this.#port.postMessage(alone(frame))
    return this.#hasRoom
  }

  drained(): Promise<void> {
    if (this.#hasRoom || this.#closedReason !== null) return Promise.resolve()
    return new Promise((resolve) => {
      this.#drains.push(resolve)
    })
  }

  receive(handlers: PipeHandlers): void {
    this.#handlers = handlers
    for (const frame of this.#early.splice(0)) this.#hand(frame, handlers)
    if (this.#closedReason !== null) handlers.closed(this.#closedReason)
  }

  close(reason = 'Closed by the other side.'): void {
    if (this.#closedReason !== null) return
    this.#port.postMessage([closeNotice, reason])
    this.#end(reason)
    this.#port.close()
  }

  get #hasRoom(): boolean {
    return this.#underWay < windowBytes
  }

  #arrived(data: unknown): void {
    if (this.#closedReason !== null) return
    if (data instanceof Uint8Array) this.#frame(data)
    else if (typeof data === 'number') this.#credit(data)
    else if (Array.isArray(data) && data[0] === closeNotice) this.#end(String(data[1]))
  }

  #frame(frame: Frame): void {
    if (this.#handlers === null) this.#early.push(frame)
    else this.#hand(frame, this.#handlers)
  }

  #hand(frame: Frame, handlers: PipeHandlers): void {
    const busy = handlers.frame(frame)
    if (busy === undefined) this.#took(frame)
    else void busy.then(() => this.#took(frame))
  }

  #took(frame: Frame): void {
    this.#taken += frame.length
    if (this.#taken < creditBytes || this.#closedReason !== null) return
    this.#port.postMessage(this.#taken)
    this.#taken = 0
  }

  #credit(bytes: number): void {
    this.#underWay -= bytes
    if (this.#hasRoom) for (const resolve of this.#drains.splice(0)) resolve()
  }

  #end(reason: string): void {
    if (this.#closedReason !== null) return
    this.#closedReason = reason
    for (const resolve of this.#drains.splice(0)) resolve()
    this.#handlers?.closed(reason)
  }
}
