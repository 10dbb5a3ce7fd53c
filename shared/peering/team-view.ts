import type { EndedInvitation, FormerComputers, OpenInvitation, OwnStanding, TeamMember } from '../ipc/team-api.ts'
import type { Member } from '../plan/lists.ts'
import { memberHue } from '../plan/member-hue.ts'
import { plainLine, unnamed } from '../plan/plain-line.ts'
import { readGrant } from '../team/grants.ts'
import type { Membership, TeamDevice, TeamInvite } from '../team/membership.ts'
import { claimedName } from '../team/removal-chain.ts'
import { mayWrite, rank } from '../team/roles.ts'
import { standingOf } from '../team/standing.ts'
import type { Statement } from '../team/statement.ts'

/** So long after its time has run out an invitation is told of as ended, in milliseconds. */
const toldFor = 24 * 60 * 60 * 1000

/** A team as this computer knows it, and what this computer is to it. */
export interface KnownTeam {
  readonly membership: Membership
  readonly statements: readonly Statement[]
  /** Hex of this device's key; null until the network has told it. */
  readonly device: string | null
  /** The member at this computer. */
  readonly member: string
  /** The members that stand in the team's lists, by id. */
  readonly listed: ReadonlyMap<string, Member>
  /** What each computer is called, by its key. */
  readonly deviceNames: ReadonlyMap<string, string>
  /** Devices that say that they are hubs. */
  readonly hubs: ReadonlySet<string>
}

/** What this computer may do with the plan. Before the network has told who it is, its member's standing counts. */
export function ownStanding(team: KnownTeam): OwnStanding {
  const { membership, statements, member } = team
  const all = [...membership.devices.values(), ...membership.removed.values()]
  const device = team.device ?? all.find(({ memberId }) => memberId === member)?.device ?? ''
  const standing = standingOf(membership, statements, device)
  if (standing.kind === 'stranger') return { kind: 'stranger' }
  if (standing.kind === 'member') return { kind: 'member', role: standing.role }
  const { kind, by, at } = standing
  return { kind, byName: nameOfDevice(team, by), byOther: by !== device, undone: undoneBy(team, device), at }
}

/** Whom a device removed in vain: of two who remove each other one stays. */
function undoneBy({ membership, statements, listed }: KnownTeam, device: string): readonly string[] {
  const targets = statements.flatMap((statement) => {
    const grant = statement.author === device ? readGrant(statement) : null
    return grant?.kind === 'remove' ? [grant.target] : []
  })
  const isMeant = (one: TeamDevice) =>
    targets.some((target) =>
      target.kind === 'device' ? target.device === one.device : target.memberId === one.memberId,
    )
  const there = [...membership.devices.values()].filter(isMeant)
  return [...new Set(there.map((one) => listed.get(one.memberId)?.name || plainLine(one.memberName)))]
}

/** True unless the person may only look at the plan, or is not of the team any more. */
export const allowsWriting = (own: OwnStanding): boolean =>
  own.kind === 'member' ? mayWrite(own.role) : own.kind === 'alone' || own.kind === 'stranger'

/** The people of the team with their devices: this one first, then by name. */
export function membersOfTeam(team: KnownTeam): readonly TeamMember[] {
  const people = new Map<string, TeamMember>()
  for (const { memberId, memberName, role, ...one } of team.membership.devices.values()) {
    const { device, joinedAt, invite } = one
    const deviceName = team.deviceNames.get(device) ?? ''
    const devices = [...(people.get(memberId)?.devices ?? []), { device, deviceName, joinedAt, invite }]
    const listed = team.listed.get(memberId)
    const name = (listed?.name || plainLine(memberName)).trim() || unnamed
    const face = { name, hue: listed?.hue ?? memberHue(memberId) }
    const isHub = devices.every((one) => team.hubs.has(one.device))
    people.set(memberId, { member: memberId, ...face, role, isHub, isOwn: memberId === team.member, devices })
  }
  return [...people.values()].sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || a.name.localeCompare(b.name))
}

/** Who went out of the team and how, the last first; what went out by one act stands together. */
export function formerComputers(team: KnownTeam): readonly FormerComputers[] {
  const { devices, removed } = team.membership
  const present = new Set([...devices.values()].map(({ memberId }) => memberId))
  const former = new Map<string, FormerComputers>()
  for (const { device, memberId, statement, by, at, left } of removed.values()) {
    const id = `${memberId} ${statement}`
    const before = former.get(id)
    const deviceNames = [...(before?.deviceNames ?? []), team.deviceNames.get(device) ?? '']
    const byThemselves = before?.byThemselves === true || by === device
    const [name, byName] = [nameOfDevice(team, device), nameOfDevice(team, by)]
    former.set(id, {
      ...{ id, name, deviceNames, isMember: present.has(memberId) },
      ...{ kind: left ? 'left' : 'removed', byName, byThemselves, at },
    })
  }
  return [...former.values()].sort((a, b) => b.at - a.at)
}

/** Invitations that somebody may still use at `now`, the newest last. */
export function openInvitations(team: KnownTeam, now: number): readonly OpenInvitation[] {
  const own = ownStanding(team)
  const isAdmin = own.kind === 'member' && rank(own.role) === rank('admin')
  const open = [...team.membership.invites.values()].filter((invite) => endOf(invite, now) === null)
  return open.map(({ id, role, uses, used, expiresAt, by, memberId }) => {
    const isOwn = team.membership.devices.get(by)?.memberId === team.member
    return {
      ...{ id, role, uses, used, expiresAt },
      byName: nameOfDevice(team, by),
      forOtherComputer: memberId !== null,
      mayWithdraw: isAdmin || isOwn,
    }
  })
}

/** Invitations that nobody can use any more at `now`, of those whose time has not run out long ago. */
export function endedInvitations(team: KnownTeam, now: number): readonly EndedInvitation[] {
  return [...team.membership.invites.values()].flatMap((invite) => {
    const why = now <= invite.expiresAt + toldFor ? endOf(invite, now) : null
    return why === null ? [] : [{ id: invite.id, why }]
  })
}

/** Why an invitation opens no more; null if it does. */
function endOf({ withdrawn, expiresAt, used, uses }: TeamInvite, now: number): EndedInvitation['why'] | null {
  if (used >= uses) return 'used'
  if (withdrawn) return 'withdrawn'
  return now > expiresAt ? 'expired' : null
}

/** The name of a device's member, also of one that went out; null for a stranger. */
export const memberNameOf = (team: KnownTeam, device: string): string | null => nameOfDevice(team, device) || null

function nameOfDevice({ membership, listed, statements }: KnownTeam, device: string): string {
  const known = membership.devices.get(device) ?? membership.removed.get(device)
  return known === undefined
    ? plainLine(claimedName(statements, device) ?? '')
    : listed.get(known.memberId)?.name || plainLine(known.memberName)
}
