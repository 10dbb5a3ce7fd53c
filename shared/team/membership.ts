import { type Genesis, type Invite, type Join, type Role, readGrant, roles } from './grants.ts'
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
}

/** An invitation as the team knows it. */
export interface TeamInvite extends Invite {
  readonly id: StatementId
  readonly by: string
  /** How many devices have joined with it. */
  readonly used: number
}

/** What a set of statements amounts to. */
export interface Membership {
  readonly genesis: StatementId
  readonly planId: string
  /** By hex of the device's public key. */
  readonly devices: ReadonlyMap<string, TeamDevice>
  /** By hex of the invitation's public key. */
  readonly invites: ReadonlyMap<string, TeamInvite>
  /** The newest statements: the parents of the next one. */
  readonly heads: readonly StatementId[]
}

interface Draft {
  readonly devices: Map<string, TeamDevice>
  readonly members: Set<string>
  readonly invites: Map<string, TeamInvite>
  readonly inviteKeys: Map<StatementId, string>
}

/**
 * The one membership that a set of statements means, whatever their order and however often each comes: they are judged
 * by depth (a statement always comes after its parents), then by id. A statement with an unknown ancestor waits.
 * Null if the genesis is not among them. The statements' signatures were checked when they entered the log.
 */
export function membership(statements: Iterable<Statement>, genesis: StatementId): Membership | null {
  const ordered = byDepth(statements, genesis)
  const first = ordered[0]
  const founding = first === undefined ? null : readGrant(first)
  if (first === undefined || founding?.kind !== 'genesis') return null
  const draft = found(first, founding)
  for (const statement of ordered.slice(1)) {
    const grant = readGrant(statement)
    if (grant?.kind === 'invite') invite(draft, statement, grant)
    if (grant?.kind === 'join') join(draft, statement, grant)
  }
  return { genesis, planId: founding.planId, devices: draft.devices, invites: draft.invites, heads: headsOf(ordered) }
}

/** True if the device may invite: anyone who may change the plan may also bring in a helper, up to their own role. */
export const mayInvite = (device: TeamDevice | undefined, role: Role): boolean =>
  device !== undefined && rank(device.role) >= rank('editor') && rank(role) <= rank(device.role)

const rank = (role: Role) => roles.indexOf(role)

function found(statement: Statement, genesis: Genesis): Draft {
  const { memberId, memberName, deviceName } = genesis
  const device = statement.author
  const founder: TeamDevice = { device, memberId, memberName, deviceName, role: 'admin', joinedAt: statement.at }
  return {
    devices: new Map([[device, founder]]),
    members: new Set([memberId]),
    invites: new Map(),
    inviteKeys: new Map(),
  }
}

function invite(draft: Draft, statement: Statement, grant: Invite): void {
  if (!mayInvite(draft.devices.get(statement.author), grant.role) || draft.invites.has(grant.key)) return
  draft.invites.set(grant.key, { ...grant, id: statement.id, by: statement.author, used: 0 })
  draft.inviteKeys.set(statement.id, grant.key)
}

function join(draft: Draft, statement: Statement, grant: Join): void {
  const key = draft.inviteKeys.get(grant.invite)
  const invited = key === undefined ? undefined : draft.invites.get(key)
  if (invited === undefined || statement.author !== invited.key || !statement.parents.includes(invited.id)) return
  if (statement.at > invited.expiresAt || invited.used >= invited.uses) return
  if (draft.devices.has(grant.device) || draft.members.has(grant.memberId)) return
  const { device, memberId, memberName, deviceName } = grant
  draft.invites.set(invited.key, { ...invited, used: invited.used + 1 })
  draft.devices.set(device, { device, memberId, memberName, deviceName, role: invited.role, joinedAt: statement.at })
  draft.members.add(memberId)
}

/** The statements that hang together with the genesis, each after its parents, in the same order for everyone. */
function byDepth(statements: Iterable<Statement>, genesis: StatementId): readonly Statement[] {
  const known = new Map<StatementId, Statement>()
  for (const statement of statements) known.set(statement.id, statement)
  const depths = new Map<StatementId, number>()
  const children = childrenOf(known.values())
  const ready = known.has(genesis) ? [genesis] : []
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    const parents = id === genesis ? [] : (known.get(id)?.parents ?? [])
    depths.set(id, Math.max(-1, ...parents.map((parent) => depths.get(parent) ?? 0)) + 1)
    for (const child of children.get(id) ?? []) {
      if (known.get(child)?.parents.every((parent) => depths.has(parent))) ready.push(child)
    }
  }
  return [...known.values()]
    .filter((statement) => depths.has(statement.id))
    .sort((a, b) => (depths.get(a.id) ?? 0) - (depths.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1))
}

function childrenOf(statements: Iterable<Statement>): ReadonlyMap<StatementId, readonly StatementId[]> {
  const children = new Map<StatementId, StatementId[]>()
  for (const { id, parents } of statements) {
    for (const parent of parents) {
      const list = children.get(parent)
      if (list === undefined) children.set(parent, [id])
      else list.push(id)
    }
  }
  return children
}

function headsOf(statements: readonly Statement[]): readonly StatementId[] {
  const followed = new Set(statements.flatMap((statement) => statement.parents))
  return statements.map((statement) => statement.id).filter((id) => !followed.has(id))
}
