import { Causality, headsOf, inOrder } from './causality.ts'
import type { Draft } from './draft.ts'
import type { DraftDevice, Removal } from './draft-records.ts'
import type { Role } from './grants.ts'
import { settle } from './settle.ts'
import type { Statement, StatementId } from './statement.ts'

/** A device that belongs to the team. */
export interface TeamDevice {
  /** Hex of its public key. */
  readonly device: string
  readonly memberId: string
  readonly memberName: string
  readonly deviceName: string
  readonly role: Role
  readonly joinedAt: number
  /** The invitation that let it in; null for the founder. */
  readonly invite: StatementId | null
}

/** An invitation as the team knows it. */
export interface TeamInvite {
  readonly id: StatementId
  /** Hex of the invitation's public key. */
  readonly key: string
  /** Hex of the key of the device that made it. */
  readonly by: string
  /** What it makes a newcomer; for a further device of a member, that member's role. */
  readonly role: Role
  /** The member whose next device it lets in; null: it lets new members in. */
  readonly memberId: string | null
  readonly expiresAt: number
  readonly uses: number
  /** How many devices have joined with it. */
  readonly used: number
  /** True once it was withdrawn, or somebody was removed who may know it: it opens no more. */
  readonly withdrawn: boolean
}

/** A device that was in the team. */
export interface RemovedDevice extends Omit<TeamDevice, 'role'>, Removal {}

/** What a set of statements amounts to. */
export interface Membership {
  readonly genesis: StatementId
  readonly planId: string
  /** By hex of the device's public key. */
  readonly devices: ReadonlyMap<string, TeamDevice>
  /** Devices that were put out or left, by hex of the public key. */
  readonly removed: ReadonlyMap<string, RemovedDevice>
  /** By hex of the invitation's public key. */
  readonly invites: ReadonlyMap<string, TeamInvite>
  /** The names of the team keys that were made, the newest last; none while it is the founder's. */
  readonly keys: readonly string[]
  /** True if a device that is not in the team any more may know that key: an admin should make a new one. */
  readonly keyIsStale: boolean
  /** The newest statements, deepest first: the parents of the next one. */
  readonly heads: readonly StatementId[]
  /** The statements that were judged: all but those that wait for an ancestor. */
  readonly judged: ReadonlySet<StatementId>
}

/**
 * The one membership that a set of statements means, whatever their order and however often each comes (SPEC.md, GR).
 * Null if the genesis is not among them. The statements' signatures were checked when they entered the log.
 */
export function membership(statements: Iterable<Statement>, genesis: StatementId): Membership | null {
  const acts = inOrder(statements, genesis)
  const founding = acts[0]?.grant
  if (founding?.kind !== 'genesis') return null
  const draft = settle(acts, founding, new Causality(acts))
  return {
    genesis,
    planId: founding.planId,
    devices: devicesOf(draft),
    removed: removedOf(draft),
    invites: invitesOf(draft),
    keys: draft.keyHolders.keys,
    keyIsStale: draft.keyHolders.areMoreThan(draft.present()),
    heads: headsOf(acts),
    judged: new Set(acts.map(({ statement }) => statement.id)),
  }
}

const named = ({ device, memberId, memberName, deviceName, joinedAt, invite }: DraftDevice) => ({
  device,
  memberId,
  memberName,
  deviceName,
  joinedAt,
  invite,
})

function devicesOf(draft: Draft): ReadonlyMap<string, TeamDevice> {
  const devices = new Map<string, TeamDevice>()
  for (const device of draft.devices.values()) {
    const role = draft.isIn(device.device) ? draft.roleOf(device.memberId) : null
    if (role !== null) devices.set(device.device, { ...named(device), role })
  }
  return devices
}

function removedOf(draft: Draft): ReadonlyMap<string, RemovedDevice> {
  const removed = new Map<string, RemovedDevice>()
  for (const [id, removal] of draft.removals) {
    const device = draft.devices.get(id)
    if (device !== undefined) removed.set(id, { ...named(device), ...removal })
  }
  return removed
}

function invitesOf(draft: Draft): ReadonlyMap<string, TeamInvite> {
  const invites = new Map<string, TeamInvite>()
  for (const { id, key, by, role, memberId, expiresAt, uses, used, endedBy } of draft.invites.values()) {
    const given = role ?? draft.roleOf(memberId ?? '') ?? 'viewer'
    const withdrawn = endedBy.length > 0
    invites.set(key, { id, key, by, role: given, memberId, expiresAt, uses, used, withdrawn })
  }
  return invites
}
