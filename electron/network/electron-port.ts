import type { MessagePortMain } from 'electron'
import type { Pipe } from '../../shared/replica/pipe.ts'
import { type FramePort, portPipe } from '../../shared/replica/port-pipe.ts'
import type { ControlPort } from './control.ts'

/** A worker's control port that came through Electron. */
export function electronControl(port: MessagePortMain): ControlPort {
  return {
    post: (message) => port.postMessage(message),
    receive(handlers) {
      port.on('message', ({ data, ports }) => handlers.message(data, ports.map(electronPipe)))
      port.on('close', () => handlers.closed())
      port.start()
    },
    close: () => port.close(),
  }
}

const electronPipe = (port: MessagePortMain): Pipe => portPipe(framePort(port))

/** Electron's ports emit events in Node's way. */
function framePort(port: MessagePortMain): FramePort {
  return {
    postMessage: (message) => port.postMessage(message),
    addEventListener(type, listener) {
      if (type === 'message') port.on('message', ({ data }) => listener({ data }))
      else port.on('close', () => listener({}))
    },
    start: () => port.start(),
    close: () => port.close(),
  }
}
