import { type Invite, type Join, type Pair, readGrant } from './grants.ts'
import { grouped } from './grouped.ts'
import { mayComeAs } from './member-id.ts'
import type { Membership } from './membership.ts'
import type { Statement, StatementId } from './statement.ts'

/** A chain has at most so many statements: who needs more has been away for very long, and meets somebody else. */
export const longestChain = 32

/** An invitation of either kind, as its statement says it. */
interface Invitation {
  readonly statement: Statement
  readonly grant: Invite | Pair
}

/** What a log says of who is who, whether all ancestors of its statements are here or not. */
interface Claims {
  /** By the device that joined, and by the id of the `invite` or `pair`. */
  readonly joins: ReadonlyMap<string, { readonly statement: Statement; readonly join: Join }>
  readonly invites: ReadonlyMap<StatementId, Invitation>
  /** Statements that make the member an admin. */
  readonly promotions: ReadonlyMap<string, readonly Statement[]>
}

function claimsOf(statements: Iterable<Statement>): Claims {
  const joins = new Map<string, { readonly statement: Statement; readonly join: Join }>()
  const invites = new Map<StatementId, Invitation>()
  const promotions = new Map<string, Statement[]>()
  for (const statement of statements) {
    const grant = readGrant(statement)
    if (grant?.kind === 'join') joins.set(grant.device, { statement, join: grant })
    if (grant?.kind === 'invite' || grant?.kind === 'pair') invites.set(statement.id, { statement, grant })
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
    const invite = invites.get(join.invite)?.statement
    for (const part of [statement, invite, promotions.get(join.memberId)?.at(-1)]) {
      if (part === undefined || part.id === removal.id) continue
      chain.set(part.id, part)
      if (part !== statement) waiting.push(part.author)
    }
  }
  return [...chain.values()].slice(0, longestChain)
}

/** A device that came in by an invitation, as far as the log tells. */
interface Entry {
  readonly device: string
  readonly memberId: string
  readonly invitation: Invitation
}

/**
 * Devices that may remove others, by this log and by what is in it without its ancestors: who was away believes those
 * whom an admin that it knows let in as one, or made one, and so on.
 */
export function believedAdmins(team: Membership, statements: readonly Statement[]): ReadonlySet<string> {
  const claims = claimsOf(statements)
  const entries = entriesOf(team, claims)
  const memberOf = new Map([...team.devices.values()].map(({ device, memberId }) => [device, memberId]))
  const admins = new Set(
    [...team.devices.values()].filter(({ role }) => role === 'admin').map(({ memberId }) => memberId),
  )
  const isByAdmin = ({ author }: Statement) => admins.has(memberOf.get(author) ?? '')
  for (let grew = true; grew; ) {
    const before = memberOf.size + admins.size
    for (const { device, memberId, invitation } of entries) {
      const { statement, grant } = invitation
      const host = memberOf.get(statement.author)
      if (host === undefined || (grant.kind === 'pair' && host !== memberId)) continue
      memberOf.set(device, memberId)
      if (grant.kind === 'invite' && grant.role === 'admin' && isByAdmin(statement)) admins.add(memberId)
    }
    for (const [memberId, made] of claims.promotions)
      if (made.some((one) => !team.judged.has(one.id) && isByAdmin(one))) admins.add(memberId)
    grew = memberOf.size + admins.size > before
  }
  return new Set([...memberOf].flatMap(([device, memberId]) => (admins.has(memberId) ? [device] : [])))
}

/**
 * The entries that can be believed: by the key of their invitation, of devices that were not put out. What a known
 * member is, the log has judged; and of two who came as the same new member nobody can tell which is the one.
 */
function entriesOf({ devices, removed }: Membership, { joins, invites }: Claims): readonly Entry[] {
  const entries = [...joins].flatMap(([device, { statement, join }]): readonly Entry[] => {
    const invitation = invites.get(join.invite)
    if (invitation?.grant.key !== statement.author || removed.has(device)) return []
    return [{ device, memberId: join.memberId, invitation }]
  })
  const known = new Set([...devices.values()].map(({ memberId }) => memberId))
  const isFurther = ({ invitation }: Entry) => invitation.grant.kind === 'pair'
  const newcomers = entries.filter(
    (entry) => !isFurther(entry) && !known.has(entry.memberId) && mayComeAs(entry.memberId, entry.device),
  )
  const byMember = grouped(newcomers, ({ memberId }) => [memberId])
  const unmistakable = newcomers.filter(({ memberId }) => byMember.get(memberId)?.length === 1)
  return [...entries.filter(isFurther), ...unmistakable]
}

/** The name under which a device joined, for one whose entry is known only by a chain; null if there is none. */
export function claimedName(statements: Iterable<Statement>, device: string): string | null {
  return claimsOf(statements).joins.get(device)?.join.memberName ?? null
}
