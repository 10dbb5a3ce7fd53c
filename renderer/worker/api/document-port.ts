import type { PortLike } from '../../../shared/ipc/platform.ts'
import type { FramePort } from '../../../shared/replica/port-pipe.ts'

/** The window hands over a MessagePort; the contract names only what all ports have. */
export function documentPort(port: PortLike): FramePort {
  if (!(port instanceof MessagePort)) throw new Error('A document was opened without a message port.')
  return port
}
