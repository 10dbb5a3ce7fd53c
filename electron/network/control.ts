import * as v from 'valibot'
import { type FromNetwork, type ToNetwork, toNetworkSchema } from '../../shared/ipc/network.ts'
import type { Pipe } from '../../shared/replica/pipe.ts'

/** One kind of what the worker asks. */
export type Request<T extends ToNetwork['type']> = Extract<ToNetwork, { type: T }>

/** A plan worker's port to the network, whatever carries it: an Electron port, a Node port or a WebSocket. */
export interface ControlPort {
  post(message: FromNetwork): void
  /** Sets the one receiver; ports that came with a message arrive as pipes. */
  receive(handlers: ControlHandlers): void
  close(): void
}

/** Who takes what comes through a control port. Messages are unchecked: `readControl` checks them. */
export interface ControlHandlers {
  message(message: unknown, pipes: readonly Pipe[]): void
  closed(): void
}

/** The message if it is one of ours; null for anything else, which is ignored. */
export function readControl(message: unknown): ToNetwork | null {
  const checked = v.safeParse(toNetworkSchema, message)
  return checked.success ? checked.output : null
}
