import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MessageChannel } from 'node:worker_threads'
import { WebSocket, WebSocketServer } from 'ws'
import { type FramePort, portPipe } from '../../shared/replica/port-pipe.ts'
import { livePipes } from '../support/live-pipes.ts'
import { socketPort } from '../support/socket-port.ts'
import { testPipe } from './pipe.ts'

testPipe('Memory', async () => {
  const [a, b] = livePipes()
  return { a, b, dispose: () => a.close() }
})

testPipe('MessagePort', async () => {
  const { port1, port2 } = new MessageChannel()
  const [a, b] = [port1, port2].map((port) => portPipe(port as FramePort)) as [
    ReturnType<typeof portPipe>,
    ReturnType<typeof portPipe>,
  ]
  return { a, b, dispose: () => a.close() }
})

testPipe('WebSocket', async () => {
  const http = createServer()
  const server = new WebSocketServer({ server: http })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const accepted = once(server, 'connection')
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`)
  const [[served]] = (await Promise.all([accepted, once(client, 'open')])) as [[WebSocket], unknown]
  const [a, b] = [portPipe(socketPort(client)), portPipe(socketPort(served))]
  return {
    a,
    b,
    dispose: () => {
      client.terminate()
      server.close()
      http.close()
    },
  }
})
