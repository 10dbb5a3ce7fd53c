import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { multiplexPath } from '../../shared/ipc/multiplex.ts'
import { maxFrameBytes } from '../../shared/replica/parts.ts'
import type { ControlPort } from '../network/control.ts'
import { readAsset } from '../serving/assets.ts'
import { cookieName, type Door, refusePage, refuseSocket, refuseStranger } from './guard.ts'
import { socketControl } from './socket-control.ts'

/** The only address that the host ever listens at: this computer itself. */
const address = '127.0.0.1'
/** Control messages carry a whole grant log at most. */
const maxMessageBytes = 16 * maxFrameBytes

/** A running host. */
export interface Host {
  /** Lets one browser in, once. */
  readonly entrance: string
  close(): Promise<void>
}

/** How a start of the host ended. `port-in-use`: another program listens there. */
export type HostStart = { readonly kind: 'listening'; readonly host: Host } | { readonly kind: 'port-in-use' }

/** Serves the planner in `folder` to the one browser that holds the entrance; each page's port goes to `onPage`. */
export function startHost(folder: string, port: number, onPage: (control: ControlPort) => void): Promise<HostStart> {
  const authority = `${address}:${port}`
  const door: Door = { authority, cookie: secret() }
  const entrance = new Entrance(door)
  const server = createServer((request, response) => void answer(request, response, folder, door, entrance))
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, perMessageDeflate: false })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head) => {
    const refusal = request.url === multiplexPath ? refuseSocket(request.headers, door) : 404
    if (refusal !== null) socket.end(`HTTP/1.1 ${refusal} Refused\r\nConnection: close\r\n\r\n`)
    else sockets.handleUpgrade(request, socket, head, (page) => onPage(socketControl(page)))
  })
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve({ kind: 'port-in-use' }) : reject(error),
    )
    server.listen(port, address, () =>
      resolve({
        kind: 'listening',
        host: { entrance: `http://${authority}/enter?t=${entrance.token}`, close: () => close(server, sockets) },
      }),
    )
  })
}

/** The one-time token. */
class Entrance {
  readonly token = secret()
  readonly #door: Door
  #open = true

  constructor(door: Door) {
    this.#door = door
  }

  /** The cookie for the first who shows the token; null for everyone after. */
  enter(token: string): string | null {
    const shown = Buffer.from(token)
    const right = Buffer.from(this.token)
    if (!this.#open || shown.length !== right.length || !timingSafeEqual(shown, right)) return null
    this.#open = false
    return `${cookieName}=${this.#door.cookie}; HttpOnly; SameSite=Strict; Path=/`
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  door: Door,
  entrance: Entrance,
): Promise<void> {
  const url = URL.canParse(request.url ?? '', 'http://placard') ? new URL(request.url ?? '', 'http://placard') : null
  if (url === null || (request.method !== 'GET' && request.method !== 'HEAD')) return refuse(response, 405)
  if (url.pathname === '/enter') {
    const refusal = refuseStranger(request.headers, door)
    if (refusal !== null) return refuse(response, refusal)
    const cookie = entrance.enter(url.searchParams.get('t') ?? '')
    if (cookie === null) return refuse(response, 403)
    response.writeHead(303, { location: '/', 'set-cookie': cookie, 'referrer-policy': 'no-referrer' }).end()
    return
  }
  const refusal = refusePage(request.headers, door)
  if (refusal !== null) return refuse(response, refusal)
  const asset = await readAsset(folder, url.pathname)
  response.writeHead(asset.status, asset.headers).end(request.method === 'HEAD' ? undefined : asset.body)
}

const refusals: Readonly<Record<403 | 405 | 421, string>> = {
  403: 'This address was used already, or it is not yours. Start Placard again to get a new one.',
  405: 'Placard only shows its own pages here.',
  421: 'Placard answers only under the address that it printed.',
}

function refuse(response: ServerResponse, status: 403 | 405 | 421): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${refusals[status]}\n`)
}

function close(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const page of sockets.clients) page.terminate()
  server.closeAllConnections()
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}

const secret = () => randomBytes(32).toString('base64url')
