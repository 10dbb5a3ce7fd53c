import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { dialed } from './dial.ts'

const size = 3_000_000
const sent = Buffer.from(Uint8Array.from({ length: size }, (_, at) => (at * 2_654_435_761) >>> 11))

/** A socket that was dialed, to one that has sent it all and ended. */
async function calling(): Promise<{ socket: Socket; close(): void }> {
  const server = createServer((accepted) => accepted.end(sent))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = dialed('127.0.0.1', (server.address() as AddressInfo).port)
  await once(socket, 'connect')
  return { socket, close: () => server.close() }
}

/** What comes, in order, with pauses in between. */
async function taken(socket: Socket): Promise<Buffer> {
  const pieces: Buffer[] = []
  socket.on('data', (piece: Buffer) => {
    pieces.push(piece)
    if (pieces.length % 3 > 0) return
    socket.pause()
    setImmediate(() => socket.resume())
  })
  await once(socket, 'end')
  return Buffer.concat(pieces)
}

test('all that comes is handed over in order, whoever pauses in between', async () => {
  const { socket, close } = await calling()
  expect((await taken(socket)).equals(sent)).toBe(true)
  close()
})

test('what comes before anybody listens waits', async () => {
  const { socket, close } = await calling()
  while (socket.readableLength === 0) await new Promise(setImmediate)
  expect((await taken(socket)).equals(sent)).toBe(true)
  close()
})
