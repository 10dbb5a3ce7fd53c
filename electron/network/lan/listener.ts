import { createServer, type Server, type Socket } from 'node:net'
import { Strangers } from '../strangers.ts'
import { callerAt, plainHost } from './address.ts'

/** Tried first, so that an address written down stays good; any other port if it is taken. */
const usualPort = 47_610

/** Where to listen: tests choose loopback and any free port. */
export interface ListenOptions {
  readonly host?: string
  readonly port?: number
}

/** Accepts TCP connections and bounds what callers who have proved nothing may cost. */
export class Listener {
  readonly #server: Server
  readonly #strangers = new Strangers<Socket>()

  private constructor(onCall: (socket: Socket) => void) {
    this.#server = createServer({ noDelay: true }, (socket) => {
      socket.on('error', () => {})
      if (this.#accepts(socket)) onCall(socket)
      else socket.destroy()
    })
  }

  /** Starts to listen: on the usual port, or on any free one if that is taken. Null if the system refuses both. */
  static async start(options: ListenOptions, onCall: (socket: Socket) => void): Promise<Listener | null> {
    const listener = new Listener(onCall)
    // `::` takes calls by IPv4 too, where the system knows IPv6.
    const hosts = options.host === undefined ? ['::', '0.0.0.0'] : [options.host]
    for (const port of [options.port ?? usualPort, 0]) {
      for (const host of hosts) if (await listener.#listen(host, port)) return listener
    }
    listener.close()
    return null
  }

  port(): number {
    const address = this.#server.address()
    return address === null || typeof address === 'string' ? 0 : address.port
  }

  /** The caller has proved what it is: it no longer counts as a stranger. */
  settle(socket: Socket): void {
    this.#strangers.settle(socket)
  }

  /** Stops listening and hangs up on strangers; members' connections stay. */
  close(): void {
    this.#strangers.close()
    this.#server.close()
    for (const socket of this.#strangers.all()) socket.destroy()
  }

  #accepts(socket: Socket): boolean {
    if (!this.#strangers.accepts(socket, callerAt(plainHost(socket.remoteAddress ?? '')))) return false
    socket.once('close', () => this.#strangers.settle(socket))
    return true
  }

  #listen(host: string, port: number): Promise<boolean> {
    return new Promise((resolve) => {
      const failed = () => resolve(false)
      this.#server.once('error', failed)
      this.#server.listen({ host, port }, () => {
        this.#server.off('error', failed)
        this.#server.on('error', () => {})
        resolve(true)
      })
    })
  }
}

/** A Noise handshake message is far shorter than this; SecretStream would wait for up to 16 MB that a stranger announces. */
const maxOpeningBytes = 1024

/** Looks at the caller's first bytes, a length of three bytes (little-endian), and leaves them in the socket. */
export function opensLikeNoise(socket: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    const gone = () => resolve(false)
    socket.once('close', gone)
    socket.once('data', (bytes: Buffer) => {
      socket.off('close', gone)
      socket.pause()
      socket.unshift(bytes)
      resolve(bytes.length >= 3 && bytes.readUIntLE(0, 3) <= maxOpeningBytes)
    })
  })
}
