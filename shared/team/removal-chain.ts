import { type Join, readGrant } from './grants.ts'
import type { Membership } from './membership.ts'
import { rank } from './roles.ts'
import type { Statement, StatementId } from './statement.ts'

/** A chain has at most so many statements: who needs more has been away for very long, and meets somebody else. */
export const longestChain = 32

/** What a log says of who is who, whether all ancestors of its statements are here or not. */
interface Claims {
  /** By the device that joined, and by the id of the `invite` or `pair`. */
  readonly joins: ReadonlyMap<string, { readonly statement: Statement; readonly join: Join }>
  readonly invites: ReadonlyMap<StatementId, Statement>
  /** Statements that make the member an admin. */
  readonly promotions: ReadonlyMap<string, readonly Statement[]>
}

function claimsOf(statements: Iterable<Statement>): Claims {
  const joins = new Map<string, { readonly statement: Statement; readonly join: Join }>()
  const invites = new Map<StatementId, Statement>()
  const promotions = new Map<string, Statement[]>()
  for (const statement of statements) {
    const grant = readGrant(statement)
    if (grant?.kind === 'join') joins.set(grant.device, { statement, join: grant })
    if (grant?.kind === 'invite' || grant?.kind === 'pair') invites.set(statement.id, statement)
    if (grant?.kind === 'role' && grant.role === 'admin')
      promotions.set(grant.memberId, [...(promotions.get(grant.memberId) ?? []), statement])
  }
  return { joins, invites, promotions }
}

/**
 * What shows somebody who was away that the author of a removal could remove: how that device came in, who made its
 * member an admin, and the same of those. Nothing else of the log [GR14].
 */
export function chainOf(removal: Statement, statements: Iterable<Statement>): readonly Statement[] {
  const { joins, invites, promotions } = claimsOf(statements)
  const chain = new Map<StatementId, Statement>()
  const seen = new Set<string>()
  const waiting = [removal.author]
  for (let device = waiting.shift(); device !== undefined && chain.size < longestChain; device = waiting.shift()) {
    const joined = joins.get(device)
    if (seen.has(device) || joined === undefined) continue
    seen.add(device)
    const { statement, join } = joined
    const invite = invites.get(join.invite)
    for (const part of [statement, invite, promotions.get(join.memberId)?.at(-1)]) {
      if (part === undefined || part.id === removal.id) continue
      chain.set(part.id, part)
      if (part !== statement) waiting.push(part.author)
    }
  }
  return [...chain.values()].slice(0, longestChain)
}

/**
 * Devices that may remove others, by this log and by what is in it without its ancestors: who was away believes those
 * whom an admin that it knows let in as one, or made one, and so on.
 */
export function believedAdmins(team: Membership, statements: readonly Statement[]): ReadonlySet<string> {
  const { joins, invites, promotions } = claimsOf(statements)
  const memberOf = new Map([...team.devices.values()].map(({ device, memberId }) => [device, memberId]))
  const admins = new Set(
    [...team.devices.values()].filter(({ role }) => role === 'admin').map(({ memberId }) => memberId),
  )
  const isByAdmin = ({ author }: Statement) => admins.has(memberOf.get(author) ?? '')
  for (let grew = true; grew; ) {
    const before = memberOf.size + admins.size
    for (const [device, { statement, join }] of joins) {
      const invite = invites.get(join.invite)
      const grant = invite === undefined || team.removed.has(device) ? null : readGrant(invite)
      if (invite === undefined || grant === null || !('key' in grant) || grant.key !== statement.author) continue
      if (grant.kind === 'pair' && memberOf.get(invite.author) === join.memberId) memberOf.set(device, join.memberId)
      if (grant.kind !== 'invite' || !memberOf.has(invite.author)) continue
      memberOf.set(device, join.memberId)
      if (rank(grant.role) === rank('admin') && isByAdmin(invite)) admins.add(join.memberId)
    }
    for (const [memberId, made] of promotions)
      if (made.some((one) => !team.judged.has(one.id) && isByAdmin(one))) admins.add(memberId)
    grew = memberOf.size + admins.size > before
  }
  return new Set([...memberOf].flatMap(([device, memberId]) => (admins.has(memberId) ? [device] : [])))
}

/** The name under which a device joined, for one whose entry is known only by a chain; null if there is none. */
export function claimedName(statements: Iterable<Statement>, device: string): string | null {
  return claimsOf(statements).joins.get(device)?.join.memberName ?? null
}
