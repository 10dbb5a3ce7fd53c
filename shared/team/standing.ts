import { type Role, readGrant } from './grants.ts'
import type { Membership, TeamDevice } from './membership.ts'
import { believedAdmins } from './removal-chain.ts'
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
 * ancestors may be missing, and it counts here all the same if somebody made it who is believed to be an admin [GR14].
 */
export function standingOf(team: Membership, statements: readonly Statement[], device: string): Standing {
  const member = team.devices.get(device)
  if (member === undefined) {
    const removal = team.removed.get(device)
    return removal === undefined
      ? { kind: 'stranger' }
      : { kind: removal.left ? 'left' : 'removed', by: removal.by, at: removal.at }
  }
  const removal = statements.find((statement) => isUnjudgedRemovalOf(member, statement, team))
  if (removal !== undefined && believedAdmins(team, statements).has(removal.author))
    return { kind: 'removed', by: removal.author, at: removal.at }
  return { kind: 'member', role: member.role }
}

function isUnjudgedRemovalOf({ device, memberId }: TeamDevice, statement: Statement, { judged }: Membership): boolean {
  const grant = statement.kind === 'remove' && !judged.has(statement.id) ? readGrant(statement) : null
  if (grant?.kind !== 'remove') return false
  const { target } = grant
  return target.kind === 'device' ? target.device === device : target.memberId === memberId
}
