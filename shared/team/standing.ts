import { type Role, readGrant } from './grants.ts'
import type { Membership } from './membership.ts'
import type { Statement } from './statement.ts'

/** What a device is to the team. */
export type Standing =
  | { readonly kind: 'member'; readonly role: Role }
  | {
      /** `left`: it went out by itself, or its own member took it out. */
      readonly kind: 'removed' | 'left'
      /** Hex of the key of the device that did it. */
      readonly by: string
      readonly at: number
    }
  | { readonly kind: 'stranger' }

/**
 * What the device is, by this log. Who was removed is shown the removal and nothing else of what happened since: its
 * ancestors may be missing, and it counts here all the same if an admin made it [GR14].
 */
export function standingOf(team: Membership, statements: Iterable<Statement>, device: string): Standing {
  const member = team.devices.get(device)
  if (member === undefined) {
    const removal = team.removed.get(device)
    return removal === undefined
      ? { kind: 'stranger' }
      : { kind: removal.left ? 'left' : 'removed', by: removal.by, at: removal.at }
  }
  for (const statement of statements) {
    if (statement.kind !== 'remove' || team.devices.get(statement.author)?.role !== 'admin') continue
    const grant = readGrant(statement)
    if (grant?.kind !== 'remove' || team.judged.has(statement.id)) continue
    const { target } = grant
    const isMeant = target.kind === 'device' ? target.device === device : target.memberId === member.memberId
    if (isMeant) return { kind: 'removed', by: statement.author, at: statement.at }
  }
  return { kind: 'member', role: member.role }
}
