import { readGrant } from './grants.ts'
import { membership } from './membership.ts'
import { mayWrite, rank } from './roles.ts'
import type { Statement, StatementId } from './statement.ts'

/** Bytes of statements of one member who is no admin: some three hundred invitations. */
const mostOfOne = 64 * 1024

/** All whom the log does not name, or does not name any more: they have one allowance together. */
const nobody = ''

/**
 * Of new statements, those that are kept beside what is here: whoever is no admin has an allowance of bytes, so that
 * nobody fills the log and stays because there is no room for their removal. What a member who may write has built on
 * is kept all the same, since nothing that follows would count without it [GR16].
 */
export function allowed(
  here: readonly Statement[],
  news: readonly Statement[],
  genesis: StatementId,
): readonly Statement[] {
  const all = [...here, ...news]
  // What could not fill one allowance needs no look at whose it is.
  if (all.reduce((sum, { bytes }) => sum + bytes.length, 0) <= mostOfOne) return news
  const team = membership(all, genesis)
  if (team === null) return news
  const members = new Map([...team.removed.values(), ...team.devices.values()].map((one) => [one.device, one.memberId]))
  const ownerOf = (statement: Statement) => members.get(statement.author) ?? members.get(entrantOf(statement)) ?? nobody
  const roles = new Map([...team.devices.values()].map(({ memberId, role }) => [memberId, role]))
  const isAdmins = (statement: Statement) => rank(roles.get(ownerOf(statement)) ?? null) === rank('admin')
  const used = new Map<string, number>()
  const fits = (statement: Statement) => {
    const owner = ownerOf(statement)
    const bytes = (used.get(owner) ?? 0) + statement.bytes.length
    if (bytes > mostOfOne && !isAdmins(statement)) return false
    used.set(owner, bytes)
    return true
  }
  for (const statement of here) fits(statement)
  const fitting = new Set(news.filter(fits))
  if (fitting.size === news.length) return news
  const isBuilder = (statement: Statement) => mayWrite(roles.get(ownerOf(statement)) ?? null)
  const needed = ancestorsOf([...here, ...fitting].filter(isBuilder), all)
  return news.filter((statement) => fitting.has(statement) || needed.has(statement.id))
}

/** The device that a statement lets in: its join is signed by the invitation, whose key everyone with the code has. */
function entrantOf(statement: Statement): string {
  const grant = statement.kind === 'join' ? readGrant(statement) : null
  return grant?.kind === 'join' ? grant.device : nobody
}

function ancestorsOf(statements: readonly Statement[], all: readonly Statement[]): ReadonlySet<StatementId> {
  const byId = new Map(all.map((statement) => [statement.id, statement]))
  const found = new Set<StatementId>()
  const open = statements.flatMap(({ parents }) => parents)
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(byId.get(id)?.parents ?? []))
  }
  return found
}
