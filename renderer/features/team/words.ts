import type { PeerState } from '../../../shared/ipc/team-api.ts'

const minuteMs = 60_000
const changes = (count: number) => (count === 1 ? '1 change' : `${count.toLocaleString()} changes`)

/** Where a device is: online and how it is reached, or when it was last heard. */
export function whereabouts(peer: PeerState, now: number): string {
  if (peer.online) return peer.path === 'address' ? 'Online, by address' : 'Online, on this network'
  if (peer.heardAt === null) return 'Not met yet'
  return `Last heard ${ago(now - peer.heardAt)}${peer.path === 'bundle' ? ', by a file' : ''}`
}

/** What may honestly be said about what a device has. */
export function standing(peer: PeerState): string {
  if (peer.inStep) return peer.online ? 'Has everything' : 'Had everything when it left'
  if (peer.unconfirmed === null) return peer.online ? 'Comparing' : 'Not known what it has'
  if (!peer.online) return peer.unconfirmed === 0 ? 'Not compared to the end' : `Lacks ${changes(peer.unconfirmed)}`
  return peer.unconfirmed === 0 ? 'Exchanging changes' : `${changes(peer.unconfirmed)} to confirm`
}

/** How long ago, in the person's language. */
function ago(ms: number): string {
  const words = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })
  const minutes = Math.max(0, Math.floor(ms / minuteMs))
  if (minutes < 1) return 'just now'
  if (minutes < 60) return words.format(-minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? words.format(-hours, 'hour') : words.format(-Math.floor(hours / 24), 'day')
}

/** When an invitation ends. */
export const untilWords = (instant: number): string =>
  new Date(instant).toLocaleString(undefined, { weekday: 'long', day: 'numeric', month: 'long' })
