import type { FormerComputers, OpenInvitation, PeerState, TeamState, TurnedAway } from '../../../shared/ipc/team-api.ts'
import type { Role } from '../../../shared/team/grants.ts'
import { hasEverything } from '../../state/team.ts'
import { agoWords } from '../../ui/ago-words.ts'

const changes = (count: number) => (count === 1 ? '1 change' : `${count.toLocaleString()} changes`)

const onlineWords: Record<NonNullable<PeerState['path']>, string> = {
  lan: 'Online, on this network',
  address: 'Online, by address',
  direct: 'Online, over the internet',
  relay: 'Online, relayed by the hub',
  hub: 'Online, as your hub',
  bundle: 'Online',
}

/** Where a device is: online and how it is reached, or when it was last heard. */
export function whereabouts(peer: PeerState, now: number): string {
  if (peer.online) return onlineWords[peer.path ?? 'lan']
  if (peer.heardAt === null) return 'Not met yet'
  return `Last heard ${agoWords(now - peer.heardAt)}${peer.path === 'bundle' ? ', by a file' : ''}`
}

/** What may honestly be said about what a device has. */
export function standing(peer: PeerState): string {
  if (peer.inStep) return peer.online ? 'Has everything' : 'Had everything when it left'
  if (peer.online && peer.unconfirmed === 0 && peer.heldBack > 0)
    return `Has all but ${peer.heldBack === 1 ? 'an entry' : `${peer.heldBack.toLocaleString()} entries`} that you may not share`
  if (hasEverything(peer)) return 'Has everything, and more that it may not share'
  if (peer.unconfirmed === null) return peer.online ? 'Comparing' : 'Not known what it has'
  if (!peer.online) return peer.unconfirmed === 0 ? 'Not compared to the end' : `Lacks ${changes(peer.unconfirmed)}`
  return peer.unconfirmed === 0 ? 'Exchanging changes' : `${changes(peer.unconfirmed)} to confirm`
}

/** When an invitation ends. */
export const untilWords = (instant: number): string =>
  new Date(instant).toLocaleString(undefined, { weekday: 'long', day: 'numeric', month: 'long' })

/** A role as people call it. */
export const roleWords: Readonly<Record<Role, string>> = {
  viewer: 'Viewer',
  editor: 'Editor',
  approver: 'Approver',
  admin: 'Admin',
}

/** What somebody of the role may do. */
export const roleHints: Readonly<Record<Role, string>> = {
  viewer: 'sees everything, changes nothing',
  editor: 'writes, plans and schedules',
  approver: 'also approves posts',
  admin: 'also decides who is in the team',
}

/** What a newcomer reads, whose role is known from now on. */
export const welcomeWords = (planName: string, role: Role): string =>
  `You have joined “${planName}”, as ${roleWords[role].toLowerCase()}: ${newcomerHints[role]}`

const newcomerHints: Readonly<Record<Role, string>> = {
  viewer: 'you see everything and change nothing.',
  editor: 'you write, plan and schedule.',
  approver: 'you write, plan and schedule, and approve posts.',
  admin: 'you may do everything, and decide who is in the team.',
}

/** What an act that cannot be taken back will do, to be read before it is done. */
export interface Warning {
  readonly title: string
  readonly words: readonly string[]
  /** What the button says. */
  readonly doIt: string
}

const computers = (count: number) => (count === 1 ? 'computer' : `${count} computers`)

/** How many computers: "1 computer", "3 computers". */
export const countedComputers = (count: number): string => (count === 1 ? '1 computer' : `${count} computers`)

/** How many members: "1 member", "40 members". */
export const countedMembers = (count: number): string =>
  count === 1 ? '1 member' : `${count.toLocaleString()} members`

/** Before a member is removed. */
export const removeMemberWarning = (name: string, devices: number): Warning => ({
  title: `Remove ${name} from the team?`,
  words: [
    `${name}’s ${computers(devices)} will be cut off at once where connected, and otherwise at the next contact with anyone of the team.`,
    `What is there already stays there, and nothing new will reach it. Changes that ${name} made and nobody has received yet will not count.`,
    `The team gets a new key, and every open invitation ends. To come back, ${name} needs a new one.`,
  ],
  doIt: `Remove ${name}`,
})

/** Before the person takes another of their own computers out. */
export const removeOwnDeviceWarning = (deviceName: string): Warning => ({
  title: `Remove your computer “${deviceName}”?`,
  words: [
    'Do this if it is lost, stolen or passed on. It will be cut off at once if it is connected, and otherwise at the next contact with anyone of the team. What is on it already stays on it, and nothing new will reach it.',
    'You stay in the team with this computer. The team gets a new key. To use the other one again, it has to join anew.',
  ],
  doIt: 'Remove the computer',
})

/** Before one computer of somebody else is removed. */
export const removeDeviceWarning = (owner: string, deviceName: string): Warning => ({
  title: `Remove the computer “${deviceName}” of ${owner}?`,
  words: [
    'It will be cut off at once if it is connected, and otherwise at the next contact with anyone of the team. What is on it already stays on it, and nothing new will reach it.',
    `${owner} stays in the team with other computers, if there are any. The team gets a new key. To use this computer again, it has to join anew.`,
  ],
  doIt: 'Remove the computer',
})

/** Before the person leaves. */
export const leaveWarning = (devices: number, onlyAdmin: boolean): Warning => ({
  title: 'Leave the team?',
  words: [
    `Your ${computers(devices)} will no longer meet the team. The plan stays here as it is now, to be read and saved; it cannot be changed any more. What you wrote stays with the team.`,
    ...(onlyAdmin
      ? ['You are the only admin: the member with the highest role, who has been here longest, becomes one.']
      : []),
    'To come back you need a new invitation.',
  ],
  doIt: 'Leave the team',
})

/** Before an admin gives up being one. */
export const demotionWarning = (role: Role): Warning => ({
  title: `Become ${roleWords[role].toLowerCase()} yourself?`,
  words: ['You will no longer decide who is in the team, and only another admin can change that again.'],
  doIt: 'Change my role',
})

/** Somebody who was not let in, or what was refused of a member's computer. */
export function turnedAwayWords({ kind, name, deviceName, reason, at }: TurnedAway): string {
  const when = new Date(at).toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' })
  const owner = name ?? (kind === 'removed' ? 'a former member' : 'a member')
  const [article, which] = deviceName === null ? ['a', ''] : ['the', ` “${deviceName}”`]
  const computer = `${article} computer${which} of ${owner}`
  const start = `${article === 'a' ? 'A' : 'The'} computer${which} of ${owner}`
  switch (kind) {
    case 'cut-off':
      return `Refused: ${computer} was cut off at ${when}. ${reason}`
    case 'may-not-write':
      return `Refused: changes from ${computer} at ${when}, since ${owner} may only look.`
    case 'newer':
      return `${start} has a newer Placard: update this one to talk to it.`
    case 'older':
      return `${start} has an older Placard: it has to be updated there.`
    case 'unreadable':
      return `${start} has another version of Placard: update both.`
    case 'apart':
      return `${start} was reached at ${when}, but has another plan open, or does not know the team’s new key yet.`
    case 'removed':
      return `${start} that was removed tried to connect at ${when}, and was turned away.`
    case 'stranger':
      return `A computer that is not of this team tried to connect at ${when}, and was turned away.`
  }
}

/** What somebody reads who has the team for themselves. */
export function aloneWords({ invitations, former }: Pick<TeamState, 'invitations' | 'former'>): string {
  const who = former.some(({ isMember }) => !isMember) ? 'Nobody else is in the team now.' : 'Nobody has joined yet.'
  const open = invitations.some(({ forOtherComputer }) => !forOtherComputer)
  return open
    ? `${who} The open invitation below is good until it expires, is used up or is withdrawn.`
    : `${who} No invitation is open: make one to let somebody in.`
}

/** How computers went out of the team, and when. */
export function formerWords({ kind, byName, byThemselves, at }: FormerComputers): string {
  const when = new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
  if (kind === 'removed') return `Removed by ${byName || 'an admin'} on ${when}`
  return byThemselves ? `Went out on ${when}` : `Taken out by ${byName || 'their person'} on ${when}`
}

/** How much of an invitation is left. */
export function invitationWords({ uses, used, expiresAt, forOtherComputer }: OpenInvitation): string {
  const left = uses - used
  const whom = forOtherComputer ? 'one computer' : left === 1 ? 'one person' : `${left} people`
  return `For ${whom}, until ${untilWords(expiresAt)}`
}
