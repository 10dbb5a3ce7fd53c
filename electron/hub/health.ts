import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The health page listens here alone: it tells who is in the team. */
const loopback = '127.0.0.1'

/** A running health page. */
export interface HealthPage {
  readonly address: string
  close(): void
}

/**
 * Answers `GET /health` with JSON: 200 while all is well, 503 while `ok` is false. On the wanted port, or on any free
 * one if that is taken. Pages of other sites that a browser here shows are refused by their Host header.
 */
export async function startHealthPage(
  port: number,
  state: () => Promise<{ readonly ok: boolean }>,
): Promise<HealthPage | null> {
  const server = createServer((request, response) => {
    const host = request.headers.host ?? ''
    if (![loopback, 'localhost'].includes(host.replace(/:\d+$/, ''))) return response.writeHead(421).end()
    if (request.method !== 'GET' || request.url !== '/health') return response.writeHead(404).end()
    return void state().then((body) => {
      response.writeHead(body.ok ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      response.end(`${JSON.stringify(body, null, 2)}\n`)
    })
  })
  if (!(await listen(server, port)) && !(await listen(server, 0))) return null
  const { port: chosen } = server.address() as AddressInfo
  return {
    address: `http://${loopback}:${chosen}/health`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const failed = () => resolve(false)
    server.once('error', failed)
    server.listen(port, loopback, () => {
      server.off('error', failed)
      resolve(true)
    })
  })
}
