import { createServer, type Server, type Socket } from 'node:net'

/** Tried first, so that an address written down stays good; any other port if it is taken. */
const usualPort = 47_610
/** Strangers that may be on the line at once, in all and from one address, and how often one may call within the window. */
const maxStrangers = 32
const maxStrangersFromOne = 8
const callsPerWindow = 60
const windowMs = 60_000

/** Where to listen: tests choose loopback and any free port. */
export interface ListenOptions {
  readonly host?: string
  readonly port?: number
}

/** Accepts TCP connections and bounds what callers who have proved nothing may cost. */
export class Listener {
  readonly #server: Server
  /** With the address that each calls from. */
  readonly #strangers = new Map<Socket, string>()
  readonly #calls = new Map<string, number>()
  readonly #forget: NodeJS.Timeout

  private constructor(onCall: (socket: Socket) => void) {
    this.#server = createServer({ noDelay: true }, (socket) => {
      socket.on('error', () => {})
      if (this.#accepts(socket)) onCall(socket)
      else socket.destroy()
    })
    this.#forget = setInterval(() => this.#calls.clear(), windowMs)
    this.#forget.unref()
  }

  /** Starts to listen: on the usual port, or on any free one if that is taken. Null if the system refuses both. */
  static async start(options: ListenOptions, onCall: (socket: Socket) => void): Promise<Listener | null> {
    const listener = new Listener(onCall)
    const host = options.host ?? '0.0.0.0'
    if (await listener.#listen(host, options.port ?? usualPort)) return listener
    if (await listener.#listen(host, 0)) return listener
    listener.close()
    return null
  }

  port(): number {
    const address = this.#server.address()
    return address === null || typeof address === 'string' ? 0 : address.port
  }

  /** The caller has proved what it is: it no longer counts as a stranger. */
  settle(socket: Socket): void {
    this.#strangers.delete(socket)
  }

  /** Stops listening and hangs up on strangers; members' connections stay. */
  close(): void {
    clearInterval(this.#forget)
    this.#server.close()
    for (const socket of this.#strangers.keys()) socket.destroy()
  }

  #accepts(socket: Socket): boolean {
    const from = socket.remoteAddress ?? ''
    const calls = (this.#calls.get(from) ?? 0) + 1
    this.#calls.set(from, calls)
    if (calls > callsPerWindow || this.#strangers.size >= maxStrangers) return false
    const fromThere = [...this.#strangers.values()].filter((address) => address === from).length
    if (fromThere >= maxStrangersFromOne) return false
    this.#strangers.set(socket, from)
    socket.once('close', () => this.#strangers.delete(socket))
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
