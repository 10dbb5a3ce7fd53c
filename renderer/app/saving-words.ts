import type { SaveState } from '../../shared/ipc/plan-api.ts'
import type { PeerState, TeamState } from '../../shared/ipc/team-api.ts'
import { damageInWords } from '../../shared/plan/damage-in-words.ts'
import { hasEverything } from '../state/team.ts'

/** What the pill shows: how much to worry, one short word for the rail, and the whole truth. */
export interface Standing {
  readonly kind: 'trouble' | 'saving' | 'waiting' | 'saved' | 'synced'
  readonly short: string
  readonly full: string
}

const minute = 60_000

/** How long ago something was, in words: "just now", "3 min ago", "2 h ago", "5 days ago". */
export function agoWords(instant: number, now: number): string {
  const minutes = Math.floor((now - instant) / minute)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours} h ago`
  const days = Math.floor(hours / 24)
  return days === 1 ? 'yesterday' : `${days} days ago`
}

/** Who is online first, in their own order, which frames do not change; then who was heard last. */
export const nearestFirst = (peers: readonly PeerState[]): readonly PeerState[] => [
  ...peers.filter(({ online }) => online),
  ...peers.filter(({ online }) => !online).toSorted((a, b) => (b.heardAt ?? 0) - (a.heardAt ?? 0)),
]

/** What is known of one other computer, claiming nothing that it has not confirmed. */
export function peerWords(peer: PeerState, now: number): string {
  const heard = peer.heardAt === null ? 'never heard from' : `last heard ${agoWords(peer.heardAt, now)}`
  if (peer.inStep) return peer.online ? 'has everything' : `had everything, ${heard}`
  if (hasEverything(peer)) return 'has everything, and more that it may not share'
  if (peer.unconfirmed === null) return peer.online ? 'comparing…' : heard
  if (peer.unconfirmed === 0) return peer.online ? 'catching up' : heard
  const changes = peer.unconfirmed === 1 ? '1 change' : `${peer.unconfirmed.toLocaleString()} changes`
  return peer.online ? `receiving ${changes}` : `lacks ${changes}, ${heard}`
}

const computers = (count: number) => (count === 1 ? '1 computer' : `${count.toLocaleString()} computers`)

/** What Placard does while nobody else is online, and what comes next. */
const lonelyWords: Readonly<Record<TeamState['activity'], string>> = {
  resting: 'nobody else is online',
  looking: 'nobody else is online, looking for them',
  reconnecting: 'nobody else is online, Placard reconnects by itself',
  connected: 'nobody else is online yet, connecting',
  offline: 'no network here: Placard reconnects by itself once there is one',
  asleep: 'this computer sleeps: Placard reconnects by itself when it wakes',
}

function goneWords({ kind, byOther }: Extract<TeamState['own'], { at: number }>): string {
  if (kind === 'removed') return 'you are no longer in this team'
  return byOther ? 'this computer is no longer in the team' : 'you left this team'
}

function teamWords({ peers, members, activity }: TeamState, now: number): Pick<Standing, 'kind' | 'short' | 'full'> {
  if (peers.length === 0)
    return { kind: 'saved', short: 'Saved', full: 'Saved on this computer · nobody else is in the team' }
  const complete = peers.filter(hasEverything)
  const away = peers
    .filter((peer) => !peer.online && peer.heardAt !== null)
    .toSorted((a, b) => (b.heardAt ?? 0) - (a.heardAt ?? 0))[0]
  const own = members.find(({ isOwn }) => isOwn)?.member
  const who = away?.member === own ? `your computer “${away?.deviceName}”` : away?.memberName
  const heard = away?.heardAt == null ? '' : ` · ${who} last heard ${agoWords(away.heardAt, now)}`
  if (complete.length > 0)
    return { kind: 'synced', short: 'Synced', full: `Synced with ${computers(complete.length)}${heard}` }
  if (peers.some((peer) => peer.online))
    return { kind: 'waiting', short: 'Syncing', full: `Saved here · syncing${heard}` }
  return {
    kind: 'saved',
    short: activity === 'offline' ? 'Offline' : 'Saved',
    full: `Saved on this computer · ${lonelyWords[activity]}${heard}`,
  }
}

/**
 * The truth about saving and syncing. Nothing is called saved before it is durable, or synced before a peer confirmed it,
 * and what the disk spoilt is told of with either.
 */
export function standingOf(saving: SaveState | null, team: TeamState | null, now: number): Standing {
  const standing = savedAndSynced(saving, team, now)
  const damage = damageInWords(saving?.damaged ?? [])
  return damage === null ? standing : { kind: 'trouble', short: 'Damage', full: `${standing.full} · ${damage}` }
}

function savedAndSynced(saving: SaveState | null, team: TeamState | null, now: number): Standing {
  if (saving === null) return { kind: 'waiting', short: '…', full: 'Starting' }
  if (saving.trouble !== null) return { kind: 'trouble', short: 'Trouble', full: saving.trouble }
  if (saving.pending > 0) return { kind: 'saving', short: 'Saving', full: 'Saving…' }
  if (team === null || team.kind === 'none') return { kind: 'saved', short: 'Saved', full: 'Saved on this computer' }
  if (team.own.kind === 'removed' || team.own.kind === 'left') {
    return { kind: 'saved', short: 'Saved', full: `Saved on this computer · ${goneWords(team.own)}` }
  }
  if (team.network.kind === 'trouble') {
    return { kind: 'trouble', short: 'Offline', full: `Saved on this computer · ${team.network.reason}` }
  }
  return teamWords(team, now)
}
