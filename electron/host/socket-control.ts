import type { WebSocket } from 'ws'
import { type Carried, controlChannel, decodeCarried, encodeCarried } from '../../shared/ipc/multiplex.ts'
import type { Pipe } from '../../shared/replica/pipe.ts'
import { type FramePort, portPipe } from '../../shared/replica/port-pipe.ts'
import type { ControlHandlers, ControlPort } from '../network/control.ts'

/** A page opens one channel for each peer; more than this is no page of ours. */
const mostChannels = 256

/** A worker's control port that came over a WebSocket, with its peers' channels beside it. */
export function socketControl(socket: WebSocket): ControlPort {
  return new SocketControl(socket)
}

class SocketControl implements ControlPort {
  readonly #socket: WebSocket
  readonly #channels = new Map<number, ChannelPort>()
  #handlers: ControlHandlers | null = null
  #early: Carried[] = []

  constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data: Buffer, binary) => {
      const carried = binary ? decodeCarried(data) : null
      if (carried === null) socket.close(1003, 'Not a message of the planner.')
      else this.#received(carried)
    })
    socket.on('close', () => this.#ended())
    socket.on('error', () => socket.terminate())
  }

  post(message: unknown): void {
    this.#send({ kind: 'message', channel: controlChannel, value: message, opened: [] })
  }

  receive(handlers: ControlHandlers): void {
    this.#handlers = handlers
    for (const carried of this.#early.splice(0)) this.#received(carried)
  }

  close(): void {
    this.#socket.close()
  }

  #received(carried: Carried): void {
    if (carried.channel !== controlChannel) this.#channels.get(carried.channel)?.received(carried)
    else if (this.#handlers === null) this.#early.push(carried)
    else if (carried.kind === 'closed') this.#socket.close()
    else this.#handlers.message(carried.value, this.#open(carried.opened))
  }

  #open(numbers: readonly number[]): Pipe[] {
    const fresh = numbers.filter((number) => number !== controlChannel && !this.#channels.has(number))
    if (this.#channels.size + fresh.length > mostChannels) {
      this.#socket.close(1008, 'Too many channels.')
      return []
    }
    return fresh.map((number) => {
      const port = new ChannelPort(
        (value) => this.#send({ kind: 'message', channel: number, value, opened: [] }),
        () => {
          if (this.#channels.delete(number)) this.#send({ kind: 'closed', channel: number })
        },
        () => this.#channels.delete(number),
      )
      this.#channels.set(number, port)
      return portPipe(port)
    })
  }

  #send(carried: Carried): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(encodeCarried(carried))
  }

  #ended(): void {
    for (const [channel, port] of this.#channels) port.received({ kind: 'closed', channel })
    this.#handlers?.closed()
  }
}

type Listener = (event: { readonly data?: unknown }) => void

/** One channel, as the port that a pipe needs. Messages that come before `start` wait. */
class ChannelPort implements FramePort {
  readonly postMessage: (message: unknown) => void
  readonly close: () => void
  readonly #forget: () => void
  readonly #listeners: { readonly message: Listener[]; readonly close: Listener[] } = { message: [], close: [] }
  #early: Carried[] | null = []

  constructor(post: (message: unknown) => void, close: () => void, forget: () => void) {
    this.postMessage = post
    this.close = close
    this.#forget = forget
  }

  addEventListener(type: 'message' | 'close', listener: Listener): void {
    this.#listeners[type].push(listener)
  }

  start(): void {
    const early = this.#early ?? []
    this.#early = null
    for (const carried of early) this.received(carried)
  }

  received(carried: Carried): void {
    if (this.#early !== null) {
      this.#early.push(carried)
    } else if (carried.kind === 'message') {
      for (const listener of this.#listeners.message) listener({ data: carried.value })
    } else {
      this.#forget()
      for (const listener of this.#listeners.close) listener({})
    }
  }
}
