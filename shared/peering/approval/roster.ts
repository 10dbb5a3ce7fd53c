import * as v from 'valibot'
import type { MemberId } from '../../plan/post.ts'
import type { Membership } from '../../team/membership.ts'
import { rank } from '../../team/roles.ts'

/** Whose word about a post counts, by hex of the devices' keys: what the grant log says now, and nothing else [AP4]. */
export interface Roster {
  /** Null while the plan has no team: then all that is signed in it is its one person's. */
  readonly devices: Readonly<Record<string, Signatory>> | null
}

/** Of a plan of which nobody has said yet whether it has a team. */
export const nobodyRoster: Roster = { devices: {} }

/** A device that is in the team, or was. */
export interface Signatory {
  readonly member: MemberId
  readonly mayApprove: boolean
}

/** Of a plan on one computer only. */
export const aloneRoster: Roster = { devices: null }

/** Who may approve, by this team; without one, the plan's one person. */
export function rosterOf(team: Membership | null): Roster {
  if (team === null) return aloneRoster
  const gone = [...team.removed.values()].map(({ device, memberId }) => [device, memberId, false] as const)
  const present = [...team.devices.values()].map(
    ({ device, memberId, role }) => [device, memberId, rank(role) >= rank('approver')] as const,
  )
  const all = new Map([...gone, ...present].map(([device, member, mayApprove]) => [device, { member, mayApprove }]))
  return { devices: Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

/** A roster as it is kept. */
export const rosterSchema = v.object({
  devices: v.nullable(v.record(v.string(), v.object({ member: v.string(), mayApprove: v.boolean() }))),
})

/** A roster as it was kept; null for anything else. */
export function readRoster(kept: unknown): Roster | null {
  const read = v.safeParse(rosterSchema, kept)
  return read.success ? read.output : null
}
