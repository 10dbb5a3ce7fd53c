import type { ToNetwork } from '../ipc/network.ts'
import type { Pipe } from '../replica/pipe.ts'

/** A replica's end of the control port to its network, whatever carries it. */
export interface NetworkPort {
  post(message: ToNetwork): void
  /** Sets the one receiver. What arrives is checked by the receiver. */
  receive(onMessage: (message: unknown) => void): void
  /** Hands the network one end of a new pipe, for the frames of this connection. The other end is returned. */
  openPipe(connection: number): Pipe
  /** Ends the port: nothing more arrives. */
  close(): void
}
