import type { WebSocket } from 'ws'
import type { FramePort } from '../../shared/replica/port-pipe.ts'

/** A WebSocket that looks like a message port: byte arrays as binary messages, all else as JSON. */
export function socketPort(socket: WebSocket): FramePort {
  return {
    postMessage(message) {
      socket.send(message instanceof Uint8Array ? message : JSON.stringify(message))
    },
    addEventListener(type, listener) {
      if (type === 'close') socket.on('close', () => listener({}))
      else
        socket.on('message', (data: Buffer, binary) =>
          listener({ data: binary ? Uint8Array.from(data) : JSON.parse(data.toString()) }),
        )
    },
    start: () => {},
    close: () => socket.close(),
  }
}
