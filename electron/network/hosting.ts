import { fromHex, toHex } from '../../shared/team/bytes.ts'
import { readGrant } from '../../shared/team/grants.ts'
import type { TeamInvite } from '../../shared/team/membership.ts'
import { maxParents, readStatement, type StatementId } from '../../shared/team/statement.ts'
import { proofFor, provedBy } from './admission.ts'
import { verifySignature } from './keys.ts'
import type { Link } from './link.ts'
import { reasonToRefuse, type Team } from './team.ts'

/**
 * A member's side of a join, after a `guest` message: a stranger hears nothing, a holder of the code hears why it does
 * not open, and a newcomer gets the team's key only after its signed entry counts and is kept.
 */
export async function hostJoin(
  link: Link,
  team: Team,
  guest: { readonly tag: string; readonly proof: Uint8Array },
  now: () => number,
): Promise<void> {
  const invite = team.inviteOf(guest.tag)
  if (invite === null || !provedBy(link, fromHex(invite.key), guest.proof)) return
  link.trust()
  link.send({ type: 'proof', proof: proofFor(link, fromHex(invite.key)) })
  const device = toHex(link.device)
  const closed = team.isMember(device) ? null : reasonToRefuse(invite, now())
  if (closed !== null) {
    link.send({ type: 'refused', reason: closed })
    return
  }
  link.send({ type: 'statements', statements: team.statements() })
  await enter(link, team, invite, team.membership()?.heads ?? [])
}

/** `told`: the heads of the log that the newcomer was sent. */
async function enter(link: Link, team: Team, invite: TeamInvite, told: readonly StatementId[]): Promise<void> {
  const device = toHex(link.device)
  const answer = await link.next()
  if (answer?.type !== 'entry' || !isEntryOf(answer.statement, invite, device, told)) return
  await team.learn([answer.statement])
  // A second newcomer may have used the invitation up while this one was answering.
  if (!team.isMember(device))
    link.send({ type: 'refused', reason: reasonToRefuse(currentOf(team, invite), 0) ?? 'used' })
  else link.send({ type: 'welcome', planId: team.planId, planName: team.planName, teamKey: team.teamKey })
}

/** It must say that the newcomer knew what it was told: nobody enters behind the back of a removal. */
function isEntryOf(bytes: Uint8Array, invite: TeamInvite, device: string, told: readonly StatementId[]): boolean {
  const statement = readStatement(bytes, verifySignature)
  const grant = statement === null ? null : readGrant(statement)
  const known = new Set(statement?.parents)
  const knew = told.slice(0, maxParents - 1).every((head) => known.has(head))
  return knew && grant?.kind === 'join' && grant.invite === invite.id && grant.device === device
}

const currentOf = (team: Team, invite: TeamInvite) => team.membership()?.invites.get(invite.key) ?? invite
