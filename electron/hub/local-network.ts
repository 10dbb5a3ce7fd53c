import { MessageChannel } from 'node:worker_threads'
import type { FromNetwork } from '../../shared/ipc/network.ts'
import type { NetworkPort } from '../../shared/peering/network-port.ts'
import type { Pipe } from '../../shared/replica/pipe.ts'
import { type FramePort, portPipe } from '../../shared/replica/port-pipe.ts'
import type { ControlHandlers } from '../network/control.ts'
import type { Network } from '../network/network.ts'

/** Looks at a new connection's pipe, and may put another before it or close it. */
export type PipeGuard = (peer: Extract<FromNetwork, { type: 'peer' }>, pipe: Pipe) => Pipe

/** The control port of a network that runs in this process. */
export function localNetworkPort(network: Network, guard: PipeGuard): NetworkPort {
  const arriving = new Map<number, Extract<FromNetwork, { type: 'peer' }>>()
  let handlers: ControlHandlers | null = null
  let open = true

  return {
    post: (message) => handlers?.message(message, []),
    receive(onMessage) {
      const hand = (message: FromNetwork) => {
        if (message.type === 'peer') arriving.set(message.connection, message)
        if (open) onMessage(message)
      }
      network.attach({
        // As over a real port: whoever posts is done before the other side begins.
        post: (message) => queueMicrotask(() => hand(message)),
        receive: (received) => {
          handlers = received
        },
        close: () => {
          open = false
        },
      })
    },
    openPipe(connection) {
      const { port1, port2 } = new MessageChannel()
      const peer = arriving.get(connection)
      arriving.delete(connection)
      handlers?.message({ type: 'pipe', connection }, [portPipe(port2 as FramePort)])
      const pipe = portPipe(port1 as FramePort)
      return peer === undefined ? pipe : guard(peer, pipe)
    },
    close() {
      open = false
      handlers?.closed()
    },
  }
}
