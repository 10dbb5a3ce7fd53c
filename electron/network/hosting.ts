import { fromHex, toHex } from '../../shared/team/bytes.ts'
import { readGrant } from '../../shared/team/grants.ts'
import type { TeamInvite } from '../../shared/team/membership.ts'
import { readStatement } from '../../shared/team/statement.ts'
import { proofFor, provedBy } from './admission.ts'
import { verifySignature } from './keys.ts'
import type { Link } from './link.ts'
import type { Refusal } from './messages.ts'
import type { Team } from './team.ts'

/**
 * A member's side of a join, after a `guest` message: a stranger hears nothing, a holder of the code hears why it does
 * not open, and a newcomer gets the team's key only after its signed entry counts and is kept.
 * Returns the new statements, to be passed on to the others.
 */
export async function hostJoin(
  link: Link,
  team: Team,
  guest: { readonly tag: string; readonly proof: Uint8Array },
  now: () => number,
): Promise<readonly Uint8Array[]> {
  const invite = team.inviteOf(guest.tag)
  if (invite === null || !provedBy(link, fromHex(invite.key), guest.proof)) return []
  link.trust()
  link.send({ type: 'proof', proof: proofFor(link, fromHex(invite.key)) })
  const device = toHex(link.device)
  const closed = team.membership()?.devices.has(device) ? null : reasonToRefuse(invite, now())
  if (closed !== null) {
    link.send({ type: 'refused', reason: closed })
    return []
  }
  link.send({ type: 'statements', statements: team.statements() })
  return enter(link, team, invite, device)
}

async function enter(link: Link, team: Team, invite: TeamInvite, device: string): Promise<readonly Uint8Array[]> {
  const answer = await link.next()
  if (answer?.type !== 'entry' || !isEntryOf(answer.statement, invite, device)) return []
  const learned = await team.learn([answer.statement])
  // A second newcomer may have used the invitation up while this one was answering.
  if (!team.membership()?.devices.has(device)) link.send({ type: 'refused', reason: 'used' })
  else link.send({ type: 'welcome', planId: team.planId, planName: team.planName, teamKey: team.teamKey })
  return learned
}

function isEntryOf(bytes: Uint8Array, invite: TeamInvite, device: string): boolean {
  const statement = readStatement(bytes, verifySignature)
  const grant = statement === null ? null : readGrant(statement)
  return grant?.kind === 'join' && grant.invite === invite.id && grant.device === device
}

function reasonToRefuse(invite: TeamInvite, now: number): Refusal | null {
  if (now > invite.expiresAt) return 'expired'
  return invite.used >= invite.uses ? 'used' : null
}
