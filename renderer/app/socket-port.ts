import {
  type Carried,
  controlChannel,
  decodeCarried,
  encodeCarried,
  multiplexPath,
} from '../../shared/ipc/multiplex.ts'

const firstPauseMs = 500
const longestPauseMs = 15_000

/**
 * Keeps a WebSocket to the host and calls `onPort` with the control port of each connection. The host serves one page,
 * the newest: a second tab waits here until the first is closed, or the two would take the network from each other for
 * ever.
 */
export function openSocketPort(onPort: (port: MessagePort) => void): void {
  void navigator.locks.request('placard-network', () => {
    connect(onPort, firstPauseMs)
    return new Promise(() => {})
  })
}

function connect(onPort: (port: MessagePort) => void, pauseMs: number): void {
  const socket = new WebSocket(new URL(multiplexPath, location.href.replace(/^http/, 'ws')))
  socket.binaryType = 'arraybuffer'
  let nextPauseMs = Math.min(pauseMs * 2, longestPauseMs)
  let channels: SocketChannels | null = null
  socket.addEventListener('open', () => {
    nextPauseMs = firstPauseMs
    channels = new SocketChannels(socket)
    onPort(channels.open(controlChannel))
  })
  socket.addEventListener('close', () => {
    channels?.close()
    setTimeout(() => connect(onPort, nextPauseMs), pauseMs)
  })
}

/** The ports that one WebSocket carries. */
class SocketChannels {
  readonly #socket: WebSocket
  readonly #ports = new Map<number, MessagePort>()
  #last = controlChannel

  constructor(socket: WebSocket) {
    this.#socket = socket
    socket.addEventListener('message', (event: MessageEvent<ArrayBuffer>) => this.#received(new Uint8Array(event.data)))
  }

  /** The far end of a new channel. */
  open(channel: number): MessagePort {
    const { port1, port2 } = new MessageChannel()
    this.#carry(channel, port1)
    return port2
  }

  close(): void {
    for (const port of this.#ports.values()) port.close()
    this.#ports.clear()
  }

  #carry(channel: number, port: MessagePort): void {
    this.#ports.set(channel, port)
    port.addEventListener('message', (event: MessageEvent<unknown>) => {
      const opened = event.ports.map((carried) => this.#adopt(carried))
      this.#send({ kind: 'message', channel, value: event.data, opened })
    })
    port.addEventListener('close', () => {
      if (this.#ports.delete(channel)) this.#send({ kind: 'closed', channel })
    })
    port.start()
  }

  #adopt(port: MessagePort): number {
    this.#last += 1
    this.#carry(this.#last, port)
    return this.#last
  }

  #send(carried: Carried): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(encodeCarried(carried))
  }

  #received(bytes: Uint8Array): void {
    const carried = decodeCarried(bytes)
    if (carried === null) return
    const port = this.#ports.get(carried.channel)
    if (carried.kind === 'message') port?.postMessage(carried.value)
    else if (this.#ports.delete(carried.channel)) port?.close()
  }
}
