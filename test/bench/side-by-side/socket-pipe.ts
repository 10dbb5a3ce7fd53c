import type { WebSocket } from 'ws'
import { type Frame, type Pipe, type PipeHandlers, trimmed } from '../../../shared/replica/pipe.ts'

/** Bytes that may wait in the socket before `send` says that the other side is slow. */
const highWater = 1024 * 1024

/** A replica's pipe over a WebSocket, so that all contenders stand on the same kind of connection. Made before it opens. */
export function socketPipe(socket: WebSocket): Pipe {
  let handlers: PipeHandlers | null = null
  const early: Frame[] = []
  socket.on('message', (data: Buffer) => {
    const frame = new Uint8Array(data)
    if (handlers === null) early.push(frame)
    else void handlers.frame(frame)
  })
  socket.on('close', () => handlers?.closed('The connection was closed.'))
  return {
    send(frame) {
      if (socket.readyState !== socket.OPEN) return false
      socket.send(trimmed(frame))
      return socket.bufferedAmount < highWater
    },
    async drained() {
      while (socket.bufferedAmount >= highWater && socket.readyState === socket.OPEN) {
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
    receive(given) {
      handlers = given
      for (const frame of early.splice(0)) void given.frame(frame)
    },
    close: () => socket.close(),
  }
}
