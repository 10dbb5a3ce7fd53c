import type { Reach } from '../ipc/network.ts'
import type { PeerState, TeamState } from '../ipc/team-api.ts'

/** Why this computer is not connected to some or all of its team. */
export type Cause =
  /** The network part of Placard does not run, or may not listen. */
  | { readonly kind: 'no-network' }
  /** No interface has an address. */
  | { readonly kind: 'no-interface' }
  /** This computer is out of the team. */
  | { readonly kind: 'removed' | 'left' }
  | { readonly kind: 'nobody-joined' }
  | { readonly kind: 'internet-off' }
  /** The search on the internet has only begun. */
  | { readonly kind: 'too-early' }
  /** No node of the DHT answered: there is no way to the internet, or UDP is blocked. */
  | { readonly kind: 'no-dht' }
  /** Nobody of the team is to be found on the internet. */
  | { readonly kind: 'nobody-found' }
  /** These were found on the internet, and cannot be reached; `relays`: a hub of the team relays. */
  | { readonly kind: 'no-path'; readonly names: readonly string[]; readonly relays: boolean }
  /** Multicast does not work, or nobody was ever heard by it: it may be blocked. */
  | { readonly kind: 'no-multicast' | 'silent-multicast' }
  /** This computer's clock is behind by at least so much, in milliseconds. */
  | { readonly kind: 'clock-behind'; readonly ms: number }
  /** These have a newer or an older Placard, or one of another version of which it is not known which. */
  | { readonly kind: 'newer' | 'older' | 'unreadable'; readonly names: readonly string[] }
  /** These were reached and did not show that they are of this team: another plan is open there, or they know another key. */
  | { readonly kind: 'apart'; readonly names: readonly string[] }
  /** These are on this network and do not answer. */
  | { readonly kind: 'blocked'; readonly names: readonly string[] }
  /** A VPN is on, and nobody is found on this network. */
  | { readonly kind: 'vpn' }
  /** These are not online, and nothing is wrong here. */
  | { readonly kind: 'away'; readonly names: readonly string[] }
  | { readonly kind: 'all-connected' }

/** Clocks differ by a little; what is further ahead than this is a wrong clock. */
const clockToleranceMs = 10 * 60_000
/** A search that found nothing for this long found nothing. */
const patienceMs = 15_000

/** Names what keeps this computer from its team, the decisive first. Pure: only of what is given. */
export function causesOf(team: TeamState, reach: Reach | null): readonly Cause[] {
  if (reach === null || team.network.kind === 'trouble') return [{ kind: 'no-network' }]
  if (team.own.kind === 'removed' || team.own.kind === 'left') return [{ kind: team.own.kind }]
  if (team.peers.length === 0) return [{ kind: 'nobody-joined' }]
  const missing = team.peers.filter((peer) => !peer.online)
  if (missing.length === 0) return [{ kind: 'all-connected' }]
  if (reach.interfaces === 0) return [{ kind: 'no-interface' }]
  const met = metCauses(missing, team, reach)
  const unmet = missing.filter(({ device }) => !met.some(({ devices }) => devices.includes(device)))
  const causes = met.map(({ cause }) => cause)
  if (unmet.length === 0) return causes
  return [...causes, ...clockCause(reach), ...pathCauses(unmet, team, reach)]
}

const kindsOfMet = ['newer', 'older', 'unreadable', 'apart'] as const

/** Who was met and could not be talked to, by what kept them apart. */
function metCauses(missing: readonly PeerState[], team: TeamState, { blocked }: Reach) {
  const whom = (kind: (typeof kindsOfMet)[number] | 'blocked', is: (device: string) => boolean) => {
    const peers = missing.filter(({ device }) => is(device))
    if (peers.length === 0) return []
    return [{ cause: { kind, names: namesOf(peers, team) }, devices: peers.map(({ device }) => device) }]
  }
  const last = new Map(team.turnedAway.map(({ device, kind }) => [device, kind]))
  return [
    ...kindsOfMet.flatMap((kind) => whom(kind, (device) => last.get(device) === kind)),
    ...whom('blocked', (device) => blocked.includes(device) && !last.has(device)),
  ]
}

function clockCause({ now, newestAt }: Reach): readonly Cause[] {
  const ms = newestAt - now
  return ms > clockToleranceMs ? [{ kind: 'clock-behind', ms }] : []
}

/** With company the local network works: then only single devices are missing. */
function pathCauses(missing: readonly PeerState[], team: TeamState, reach: Reach): readonly Cause[] {
  const company = missing.length < team.peers.length
  const found = missing.filter(({ device }) => reach.found.includes(device))
  const away = missing.filter((peer) => !found.includes(peer))
  const names = found.length === 0 ? [] : namesOf(found, team)
  const internet = internetCause(names, company, reach)
  const causes = [...internet, ...(company ? [] : multicastCause(reach))]
  const nothingWrong = company && internet.every(({ kind }) => kind === 'no-path')
  return nothingWrong && away.length > 0 ? [...causes, { kind: 'away', names: namesOf(away, team) }] : causes
}

function internetCause(found: readonly string[], company: boolean, { internet, relays }: Reach): readonly Cause[] {
  if (internet === null) return [{ kind: 'internet-off' }]
  if (internet.answered === 0) return [{ kind: internet.forMs < patienceMs ? 'too-early' : 'no-dht' }]
  if (internet.forMs < patienceMs) return [{ kind: 'too-early' }]
  if (found.length > 0) return [{ kind: 'no-path', names: found, relays: relays > 0 }]
  return company ? [] : [{ kind: 'nobody-found' }]
}

function multicastCause({ multicast, vpn }: Reach): readonly Cause[] {
  if (multicast !== 'heard' && vpn) return [{ kind: 'vpn' }]
  if (multicast === 'none' || multicast === 'off') return [{ kind: 'no-multicast' }]
  return multicast === 'silent' ? [{ kind: 'silent-multicast' }] : []
}

/** People, each once; a computer by its own name where it is one of the person's own, or others of its member are here. */
function namesOf(peers: readonly PeerState[], { members, peers: all }: TeamState): readonly string[] {
  const own = members.find(({ isOwn }) => isOwn)?.member
  const isPart = ({ member }: PeerState) => all.some((other) => other.member === member && !peers.includes(other))
  const nameOf = (peer: PeerState) => {
    if (peer.member === own) return `your computer “${peer.deviceName}”`
    return isPart(peer) ? `${peer.memberName}’s computer “${peer.deviceName}”` : peer.memberName || peer.deviceName
  }
  return [...new Set(peers.map(nameOf))]
}
