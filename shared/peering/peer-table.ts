import type { LinkPath } from '../ipc/network.ts'
import type { Path, PeerState, Traffic } from '../ipc/team-api.ts'
import type { Session } from '../replica/session.ts'
import type { SyncState } from '../replica/sync-state.ts'
import type { TeamDevice } from '../team/membership.ts'
import type { KnownDevice } from './kept-team.ts'

/** A connected device. */
export interface LivePeer {
  readonly connection: number
  path: LinkPath
  traffic: Traffic
  readonly session: Session
  /** True from its first frame on: an open connection alone proves no path. */
  online: boolean
}

/** What was true of a device when it left, with what has changed here since. */
interface Left {
  readonly unconfirmed: number
  readonly inStep: boolean
  readonly changedSince: Set<string>
}

/** Phases in which it is known what the peer lacks. */
const compared: ReadonlySet<SyncState['phase']> = new Set(['exchanging', 'live', 'closed'])

/** What this device may honestly say about each other device of the team. */
export class PeerTable {
  readonly #live = new Map<string, LivePeer>()
  readonly #left = new Map<string, Left>()

  connected(device: string, peer: LivePeer): void {
    this.#live.set(device, peer)
  }

  live(device: string): LivePeer | undefined {
    return this.#live.get(device)
  }

  /** The connection has ended: what was last known stays, and ages. */
  disconnected(device: string, connection: number, last: SyncState): void {
    if (this.#live.get(device)?.connection !== connection) return
    this.#live.delete(device)
    if (last.phase === 'hello' || last.phase === 'reconciling') return
    this.#left.set(device, { unconfirmed: last.unconfirmed, inStep: last.inStep, changedSince: new Set() })
  }

  /** A bundle told what the device had when it wrote it: it lacks so many documents of those here. */
  told(device: string, lacks: number): void {
    if (this.#live.has(device)) return
    this.#left.set(device, { unconfirmed: lacks, inStep: lacks === 0, changedSince: new Set() })
  }

  /** Documents changed here: those who are away do not have that. */
  changed(ids: readonly string[]): void {
    for (const left of this.#left.values()) for (const id of ids) left.changedSince.add(id)
  }

  /** The fewest documents that a connected device leaves here: another may have seen more of them. */
  heldBack(): number {
    const counts = [...this.#live.values()].map(({ session }) => session.state.heldBack)
    return counts.length === 0 ? 0 : Math.min(...counts)
  }

  closeAll(reason: string): void {
    for (const { session } of this.#live.values()) session.close(reason)
    this.#live.clear()
  }

  /** Of a device with the names that it and its member are shown by. */
  state(named: TeamDevice, known: KnownDevice | undefined): PeerState {
    const { device, memberId: member, memberName, deviceName } = named
    const live = this.#live.get(device)
    const shown = { device, member, memberName, deviceName, heardAt: known?.heardAt ?? null }
    // Who has not introduced itself to the end may turn out to be of another version.
    if (live === undefined || !live.online || live.session.state.phase === 'hello') {
      const path = known?.heardBy === 'bundle' ? known.heardBy : null
      return { ...shown, online: false, path, traffic: null, ...this.#away(device), heldBack: 0, keepsOwn: false }
    }
    const { phase, unconfirmed, inStep, heldBack, keepsOwn } = live.session.state
    const path: Path = known?.hub == null ? live.path : 'hub'
    const { traffic } = live
    const isKnown = compared.has(phase) || keepsOwn
    return {
      ...{ ...shown, online: true, path, traffic, inStep, heldBack, keepsOwn },
      unconfirmed: isKnown ? unconfirmed : null,
    }
  }

  #away(device: string): Pick<PeerState, 'unconfirmed' | 'inStep'> {
    const left = this.#left.get(device)
    if (left === undefined) return { unconfirmed: null, inStep: false }
    const { unconfirmed, inStep, changedSince } = left
    return { unconfirmed: unconfirmed + changedSince.size, inStep: inStep && changedSince.size === 0 }
  }
}
