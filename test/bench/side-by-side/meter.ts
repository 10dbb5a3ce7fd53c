import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'

/** What went over the sockets of a run: payload bytes both ways, messages, and how often the direction changed. */
class Meter {
  bytes = 0
  messages = 0
  #turns = 0
  #last: 'client' | 'server' | null = null

  note(from: 'client' | 'server', bytes: number): void {
    this.bytes += bytes
    this.messages += 1
    if (from !== this.#last) this.#turns += 1
    this.#last = from
  }

  /** A question and its answer are one. */
  get roundTrips(): number {
    return Math.ceil(this.#turns / 2)
  }

  reset(): void {
    this.bytes = 0
    this.messages = 0
    this.#turns = 0
    this.#last = null
  }
}

/** The one meter of the process: runs are one after the other. */
export const meter = new Meter()

/** A WebSocket whose payloads are metered. */
export class MeteredSocket extends WebSocket {
  override send(data: Parameters<WebSocket['send']>[0], ...rest: unknown[]): void {
    // Sockets of a server have no address of their own.
    meter.note(this.url === undefined || this.url === '' ? 'server' : 'client', sizeOf(data))
    Reflect.apply(super.send, this, [data, ...rest])
  }
}

function sizeOf(data: Parameters<WebSocket['send']>[0]): number {
  if (typeof data === 'string') return data.length
  return data instanceof ArrayBuffer || ArrayBuffer.isView(data) ? data.byteLength : 0
}

/** The same for those who ask for a browser's WebSocket: it has all that they use of one. */
export const browserSocket = MeteredSocket as unknown as typeof globalThis.WebSocket

/** A server on loopback; each connection goes to `onConnection`. */
export async function listen(
  onConnection: (socket: WebSocket, request: IncomingMessage) => void,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, WebSocket: MeteredSocket, perMessageDeflate: false })
  server.on('connection', onConnection)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate()
        server.close(() => resolve())
      }),
  }
}

/** Resolves as soon as `isTrue`, looking at each turn of the event loop. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setImmediate(resolve))
}
