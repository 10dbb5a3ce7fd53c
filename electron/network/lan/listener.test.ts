import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { Listener } from './listener.ts'

const open: { close(): void }[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

async function listen(onCall: (socket: Socket) => void): Promise<Listener> {
  const listener = await Listener.start({ host: '127.0.0.1', port: 0 }, onCall)
  if (listener === null) throw new Error('The loopback can always be listened on.')
  open.push(listener)
  return listener
}

async function call(listener: Listener): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: listener.port() })
  open.push({ close: () => socket.destroy() })
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

test('one address has eight strangers on the line at most; who proves what it is makes room', async () => {
  const taken: Socket[] = []
  const listener = await listen((socket) => taken.push(socket))
  for (let caller = 0; caller < 8; caller++) await call(listener)
  await once(await call(listener), 'close')
  expect(taken).toHaveLength(8)
  if (taken[0] !== undefined) listener.settle(taken[0])
  const admitted = await call(listener)
  admitted.write('hello')
  await expect.poll(() => taken.length).toBe(9)
})

test('one address is hung up on after sixty calls in a minute', async () => {
  let calls = 0
  const listener = await listen((socket) => {
    calls += 1
    socket.destroy()
  })
  for (let caller = 0; caller < 65; caller++) await once(await call(listener), 'close')
  expect(calls).toBe(60)
})
