import type { PeerState, TeamState } from '../../shared/ipc/team-api.ts'
import { newlyRefused } from '../../shared/peering/refusals.ts'
import { lostSecretsWarning } from '../secrets/device-secrets.ts'
import { type Log, shortDevice } from './log.ts'

/** Writes down what changes in the team: who came, went and was not let in, who is in step, how the network fares. */
export function createTeamLog(log: Log): (state: TeamState) => void {
  let before: TeamState | null = null
  return (state) => {
    const known = new Map(before?.peers.map((peer) => [peer.device, peer]))
    for (const peer of state.peers) logPeer(log, known.get(peer.device), peer)
    for (const { device, kind, name } of newlyRefused(before, state)) {
      const who = { device: shortDevice(device), member: name ?? '' }
      // Why this side ended a connection is written where it is ended [HB5].
      if (kind === 'may-not-write') log('changes-refused', who)
      else if (kind !== 'cut-off') log('peer-turned-away', { ...who, kind })
    }
    if ((before?.network.kind ?? 'off') !== state.network.kind) logNetwork(log, state)
    if (standingOf(before) !== standingOf(state)) log('standing', { role: standingOf(state) })
    if (state.keyWarning === lostSecretsWarning && before?.keyWarning !== state.keyWarning) {
      log('key-lost', { reason: state.keyWarning })
    }
    before = state
  }
}

/** What the hub is in its team: its role, or why it has none. */
function standingOf(state: TeamState | null): string {
  if (state === null) return 'alone'
  return state.own.kind === 'member' ? state.own.role : state.own.kind
}

function logPeer(log: Log, before: PeerState | undefined, peer: PeerState): void {
  const { device, memberName, deviceName, path } = peer
  const who = { device: shortDevice(device), member: memberName, computer: deviceName }
  if (peer.online && before?.online !== true) log('peer-connected', { ...who, path })
  if (!peer.online && before?.online === true) log('peer-gone', who)
  if (peer.online && peer.inStep && before?.inStep !== true) log('peer-in-step', who)
}

function logNetwork(log: Log, { network, addresses }: TeamState): void {
  if (network.kind === 'trouble') log('network-trouble', { reason: network.reason })
  else if (network.kind === 'ready') log('network-ready', { addresses: addresses.join(',') })
  else log(`network-${network.kind}`)
}
