import { sameBytes, toHex } from '../../shared/team/bytes.ts'
import { isProof, type ProofRole, proofOf } from './keys.ts'
import type { Link } from './link.ts'
import type { Team } from './team.ts'

/** How a member's connection was judged; `port` is where the other side listens. */
export type Admission = { readonly ok: true; readonly port: number } | { readonly ok: false; readonly reason: string }

const refuse = (reason: string): Admission => ({ ok: false, reason })

/** The dialing member's side: proves membership first, so that a listener tells strangers nothing. */
export async function dialAsMember(link: Link, team: Team, port: number): Promise<Admission> {
  link.send({ type: 'member', proof: proofFor(link, team.teamKey) })
  const answer = await link.next()
  if (answer?.type !== 'proof' || !provedBy(link, team.teamKey, answer.proof)) {
    return refuse('The other computer does not belong to this team.')
  }
  link.trust()
  return exchange(link, team, port)
}

/** The listening member's side, after a `member` message. */
export async function admitMember(link: Link, team: Team, proof: Uint8Array, port: number): Promise<Admission> {
  if (!provedBy(link, team.teamKey, proof)) return refuse('A stranger called.')
  link.trust()
  link.send({ type: 'proof', proof: proofFor(link, team.teamKey) })
  return exchange(link, team, port)
}

/** True if the other side proved that it knows the key. */
export const provedBy = (link: Link, key: Uint8Array, proof: Uint8Array): boolean =>
  isProof(proof, key, link.dialed ? 'listener' : 'dialer', link.handshakeHash)

/** This side's proof that it knows the key. */
export function proofFor(link: Link, key: Uint8Array): Uint8Array {
  const mine: ProofRole = link.dialed ? 'dialer' : 'listener'
  return proofOf(key, mine, link.handshakeHash)
}

/** Both tell what they have, send it if it differs, and only then judge the other's standing. */
async function exchange(link: Link, team: Team, port: number): Promise<Admission> {
  const mine = team.digest()
  link.send({ type: 'have', digest: mine })
  const theirs = await link.next()
  if (theirs?.type !== 'have') return refuse('The other computer broke off.')
  if (!sameBytes(mine, theirs.digest) && !(await tradeStatements(link, team))) {
    return refuse('The other computer broke off.')
  }
  if (!team.membership()?.devices.has(toHex(link.device))) return refuse('The other device is not a member.')
  link.send({ type: 'ready', port })
  const ready = await link.next()
  return ready?.type === 'ready' ? { ok: true, port: ready.port } : refuse('The other computer did not admit this one.')
}

async function tradeStatements(link: Link, team: Team): Promise<boolean> {
  link.send({ type: 'statements', statements: team.statements() })
  const answer = await link.next()
  if (answer?.type !== 'statements') return false
  await team.learn(answer.statements)
  return true
}
