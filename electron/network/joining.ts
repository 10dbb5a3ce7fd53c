import type { JoinOutcome, KeptTeam } from '../../shared/ipc/network.ts'
import { plainLine } from '../../shared/plan/plain-line.ts'
import { isDocId } from '../../shared/replica/ids.ts'
import { toHex } from '../../shared/team/bytes.ts'
import { GrantLog } from '../../shared/team/grant-log.ts'
import { consentTo, encodeGrant, type Person } from '../../shared/team/grants.ts'
import type { InvitationCode } from '../../shared/team/invitation-code.ts'
import { type Membership, membership, type TeamInvite } from '../../shared/team/membership.ts'
import type { Signer } from '../../shared/team/signing.ts'
import { maxParents, signStatement } from '../../shared/team/statement.ts'
import { proofFor, provedBy } from './admission.ts'
import { inviteSigner, inviteTag, verifySignature } from './keys.ts'
import type { Link } from './link.ts'
import type { Refusal } from './messages.ts'

/** Who wants to join, and with what. */
export interface Newcomer {
  readonly code: InvitationCode
  readonly person: Person
  readonly device: Signer
  readonly now: number
}

/** How one attempt ended. `wrong-team`: whoever answered cannot open this invitation; another one may. */
export type JoinAttempt =
  | { readonly kind: 'joined'; readonly team: KeptTeam; readonly teamKey: Uint8Array }
  | Extract<JoinOutcome, { kind: 'refused' }>
  | { readonly kind: 'wrong-team' }

const words: Record<Refusal, string> = {
  expired: 'This code has expired: its time has run out. Ask whoever gave it to you for a new one.',
  used: 'This code has been used already, as often as it may be. Ask whoever gave it to you for a new one.',
  withdrawn:
    'This code opens nothing any more: it was withdrawn, or somebody was removed from the team, which ends all open codes. Ask whoever gave it to you for a new one.',
}
/** The team let the code pass, so by its clock the code is still good. */
const wrongClock =
  'By this computer’s clock the code has expired, but not by that of the member who answered. Set the date and time of this computer right, then join again.'

/** UTF-16 units of a plan's name, as its lists read it too. */
const longestName = 200

const refusal = (reason: Refusal): JoinAttempt => ({ kind: 'refused', reason, message: words[reason] })
const wrongTeam: JoinAttempt = { kind: 'wrong-team' }

/** The newcomer's side: proves the code, checks that the other side is of the code's team, and enters itself. */
export async function askToJoin(link: Link, newcomer: Newcomer): Promise<JoinAttempt> {
  return (await knowsInvitation(link, newcomer)) ? enterAt(link, newcomer) : wrongTeam
}

/** Proves the code; true if the other side proves it too. A stranger never does, and may take its time. */
export async function knowsInvitation(link: Link, newcomer: Newcomer): Promise<boolean> {
  const { publicKey } = inviteSigner(newcomer.code.seed)
  // Before the answer comes: the log follows the proof at once, and may be there before the proof was looked at.
  link.trust()
  link.send({ type: 'guest', tag: inviteTag(publicKey), proof: proofFor(link, publicKey) })
  const answer = await link.next()
  return answer?.type === 'proof' && provedBy(link, publicKey, answer.proof)
}

/** Enters the newcomer at a side that knows the invitation. */
export async function enterAt(link: Link, newcomer: Newcomer): Promise<JoinAttempt> {
  const log = await link.next()
  if (log?.type === 'refused') return refusal(log.reason)
  if (log?.type !== 'statements') return wrongTeam
  return enter(link, newcomer, inviteSigner(newcomer.code.seed), log.statements)
}

async function enter(
  link: Link,
  newcomer: Newcomer,
  invitation: Signer,
  statements: readonly Uint8Array[],
): Promise<JoinAttempt> {
  const team = teamOf(statements, newcomer.code.team, toHex(link.device))
  const invite = team?.invites.get(toHex(invitation.publicKey))
  if (team === null || invite === undefined) return wrongTeam
  if (newcomer.now > invite.expiresAt) return { kind: 'refused', reason: 'expired', message: wrongClock }
  const entry = entryOf(newcomer, invitation, invite, team)
  link.send({ type: 'entry', statement: entry })
  const answer = await link.next()
  if (answer?.type === 'refused') return refusal(answer.reason)
  if (answer?.type !== 'welcome' || answer.planId !== team.planId) return wrongTeam
  const { planId, teamKey } = answer
  const planName = plainLine(answer.planName).slice(0, longestName)
  return {
    kind: 'joined',
    team: { planId, planName, genesis: team.genesis, statements: [...statements, entry] },
    teamKey,
  }
}

/** The team that the code names, if these statements show that `host` is one of its devices. */
function teamOf(statements: readonly Uint8Array[], digits: string, host: string): Membership | null {
  const log = new GrantLog(verifySignature)
  log.add(statements)
  const all = log.statements()
  for (const { id, kind } of all) {
    const team = kind === 'genesis' && id.startsWith(digits) ? membership(all, id) : null
    if (team?.devices.has(host) && isDocId(team.planId)) return team
  }
  return null
}

function entryOf(newcomer: Newcomer, invitation: Signer, invite: TeamInvite, team: Membership): Uint8Array {
  const device = toHex(newcomer.device.publicKey)
  const person = personOf(newcomer, invite, team)
  const join = consentTo({ kind: 'join', invite: invite.id, device, ...person }, newcomer.device)
  const parents = [...new Set([invite.id, ...team.heads])].slice(0, maxParents)
  return signStatement({ kind: 'join', parents, at: newcomer.now, payload: encodeGrant(join) }, invitation).bytes
}

/** Who enters: by an invitation for a member's next device that member, else who this device was before, or a new one. */
function personOf({ person, device }: Newcomer, { memberId }: TeamInvite, team: Membership): Person {
  const before = team.removed.get(toHex(device.publicKey))
  if (memberId === null && before !== undefined) return { ...person, memberId: before.memberId }
  const member = [...team.devices.values()].find((device) => device.memberId === memberId)
  return member === undefined ? person : { ...person, memberId: member.memberId, memberName: member.memberName }
}
