import type { LinkPath, Place } from '../../shared/ipc/network.ts'
import type { Admission } from './admission.ts'
import type { Link } from './link.ts'

/** A call is over, and its connection with it, if the caller has not proved what it is within this time. */
export const callMs = 10_000

/** How a peer is reached, and the place at which it can be called again (null if at none). */
export interface Met {
  /** Asked each time: a relayed connection may find a direct path later. */
  readonly path: () => LinkPath
  readonly place: Place | null
  /** The other side's address as it is seen from here; null if not known. */
  readonly host: string | null
}

/** A connection to a device whose key the handshake has proved. Whether it belongs to the team is judged above. */
export interface Call {
  readonly link: Link
  /** The TCP port on which this device listens, to be told to the other side; 0 if it is of no use there. */
  readonly port: number
  /** To be called when the other side is admitted; `port` is where it says that it listens. */
  admitted(port: number): Met
}

/** Judges a call: resolves when it is admitted, or with the reason why it was turned away. */
export type JudgeCall = (call: Call) => Promise<Admission>

/**
 * A way to find and reach the team: it turns that into authenticated, encrypted, framed connections, and knows nothing
 * of what is said over them. A device's name is the hex of its public key.
 */
export interface Carrier {
  /** Goes online; the answer says in words for people why it could not, or null. */
  start(): Promise<string | null>
  /** Announces the team and its open invitations; again after the grant log has grown. */
  announce(): void
  /** The team has a new key: what is announced and looked for has changed. */
  rekeyed(): void
  /** Looks for the others now. */
  ask(): void
  /** A device's connection is gone. `dialed`: this side had made the call. */
  lost(device: string, dialed: boolean): void
  /** This computer is on another network, or awake again: what was tried before may work now. */
  moved(): void
  close(): void
}
