import { sameBytes, toHex } from '../../shared/team/bytes.ts'
import { longestChain } from '../../shared/team/removal-chain.ts'
import { isProof, type ProofRole, proofOf } from './keys.ts'
import type { Link } from './link.ts'
import { mostProofs } from './messages.ts'
import type { Team } from './team.ts'

/**
 * How a member's connection was judged; `port` is where the other side listens, `compared` how many statements this side
 * had when the two logs were compared.
 */
export type Admission =
  | { readonly ok: true; readonly port: number; readonly compared: number }
  | { readonly ok: false; readonly reason: string; readonly kind: TurnedAway }

/**
 * Why there is no connection: no member, one that was removed, a guest who was answered, one that sent what this version
 * cannot read, or it broke on the way.
 */
export type TurnedAway = 'stranger' | 'removed' | 'guest' | 'unreadable' | 'broken'

/** Told instead of a digest to a device that may hear nothing yet. */
const nothing = new Uint8Array(32)
/** What a device that is no member by this log may bring to show that it is one, in bytes: the log of a large old team. */
const standingBytes = 2 * 1024 * 1024

/** A statement that is shown to somebody who is out, in bytes, so that it fits into a message of a stranger's. */
const longestShown = 1_000

const refuse = (kind: TurnedAway, reason: string): Admission => ({ ok: false, kind, reason })
const brokeOff = refuse('broken', 'The other computer broke off.')

/** The dialing member's side: proves membership first, so that a listener tells strangers nothing. */
export async function dialAsMember(link: Link, team: Team, port: number): Promise<Admission> {
  if (showRemoval(link, team)) return refuse('removed', 'The other device was removed from the team.')
  const keys = team.keys().slice(0, mostProofs)
  link.send({ type: 'member', proofs: keys.map((key) => proofFor(link, key)) })
  const answer = await link.next()
  const proved = answer?.type === 'proof' ? keys.findIndex((key) => provedBy(link, key, answer.proof)) : -1
  if (proved < 0) return refuse('stranger', 'The other computer does not belong to this team.')
  return new Exchange(link, team, port, proved === 0).run()
}

/** The listening member's side, after a `member` message. */
export async function admitMember(
  link: Link,
  team: Team,
  proofs: readonly Uint8Array[],
  port: number,
): Promise<Admission> {
  const keys = team.keys()
  const proved = keys.findIndex((key) => proofs.some((proof) => provedBy(link, key, proof)))
  const key = keys[proved]
  if (key === undefined) return refuse('stranger', 'A stranger called.')
  link.send({ type: 'proof', proof: proofFor(link, key) })
  return new Exchange(link, team, port, proved === 0).run()
}

/**
 * The other side shows by which statement this device was put out of the team, and then what makes that one's author
 * an admin, until this device believes it. Of whoever says less than that nothing is kept [GR14].
 */
export async function outOf(link: Link, team: Team, first: Uint8Array): Promise<Admission> {
  const shown = [first]
  const isShown = team.isOutBy(shown) || team.isOutBy(await readChain(link, shown))
  if (!isShown) return refuse('stranger', 'The other computer does not belong to this team.')
  await team.learn(shown)
  return refuse('removed', 'This computer was removed from the team.')
}

/** Adds what else the other side shows, to its end: judging each part for itself would cost too much. */
async function readChain(link: Link, shown: Uint8Array[]): Promise<readonly Uint8Array[]> {
  while (shown.length <= longestChain) {
    const next = await link.next()
    if (next?.type !== 'removed') break
    shown.push(next.statement)
  }
  return shown
}

/** Shows the other side that it was removed; false if it was not. */
function showRemoval(link: Link, team: Team): boolean {
  const proof = team.proofOfRemoval(toHex(link.device))
  // Whoever is called hears no more than a stranger's message at once.
  for (const statement of proof) if (statement.length <= longestShown) link.send({ type: 'removed', statement })
  return proof.length > 0
}

/** True if the other side proved that it knows the key. */
export const provedBy = (link: Link, key: Uint8Array, proof: Uint8Array): boolean =>
  isProof(proof, key, link.dialed ? 'listener' : 'dialer', link.handshakeHash)

/** This side's proof that it knows the key. */
export function proofFor(link: Link, key: Uint8Array): Uint8Array {
  const mine: ProofRole = link.dialed ? 'dialer' : 'listener'
  return proofOf(key, mine, link.handshakeHash)
}

/**
 * Both tell what they have, send it if it differs, and only then judge the other's standing. Who proved an older key
 * only, or was removed, hears nothing of the log before its own statements have shown that it is a member [GR12].
 */
class Exchange {
  readonly #link: Link
  readonly #team: Team
  readonly #port: number
  readonly #hasNewestKey: boolean
  readonly #device: string
  #compared = 0

  constructor(link: Link, team: Team, port: number, hasNewestKey: boolean) {
    this.#link = link
    this.#team = team
    this.#port = port
    this.#hasNewestKey = hasNewestKey
    this.#device = toHex(link.device)
  }

  async run(): Promise<Admission> {
    const isOpen = this.#mayHear()
    this.#link.trust(isOpen ? undefined : standingBytes)
    const mine = isOpen ? this.#team.digest() : nothing
    this.#compared = this.#team.statements().length
    this.#link.send({ type: 'have', digest: mine })
    const theirs = await this.#link.next()
    if (theirs?.type === 'removed') return outOf(this.#link, this.#team, theirs.statement)
    if (theirs?.type !== 'have') return brokeOff
    const isSame = sameBytes(mine, theirs.digest)
    if (isSame && !isOpen) return refuse('broken', 'Neither computer knows the other yet. They meet through a third.')
    return isSame ? this.#judge() : this.#trade(isOpen)
  }

  #mayHear(): boolean {
    const { kind } = this.#team.standing(this.#device)
    return kind === 'member' || (kind === 'stranger' && this.#hasNewestKey)
  }

  async #trade(isOpen: boolean): Promise<Admission> {
    if (isOpen) this.#link.send({ type: 'statements', statements: this.#team.statements() })
    const answer = await this.#link.next()
    if (answer?.type === 'removed') return outOf(this.#link, this.#team, answer.statement)
    if (answer?.type !== 'statements') return brokeOff
    if (!isOpen && !this.#team.isMemberBy(this.#device, answer.statements)) return this.#turnAway()
    await this.#team.learn(answer.statements, this.#device)
    if (!isOpen && this.#team.isMember(this.#device)) {
      this.#link.trust()
      this.#link.send({ type: 'statements', statements: this.#team.statements() })
    }
    return this.#judge()
  }

  async #judge(): Promise<Admission> {
    // What is here and still being kept stands in the digest already: who is a member by it must not be turned away.
    await this.#team.settled()
    if (!this.#team.isMember(this.#device)) return this.#turnAway()
    this.#link.send({ type: 'ready', port: this.#port })
    const ready = await this.#link.next()
    if (ready?.type === 'removed') return outOf(this.#link, this.#team, ready.statement)
    if (ready?.type !== 'ready') return refuse('broken', 'The other computer did not admit this one.')
    if (this.#team.wasLeftOut(this.#device)) this.#link.send({ type: 'key', teamKey: this.#team.teamKey })
    return { ok: true, port: ready.port, compared: this.#compared }
  }

  /** A removed device is shown its removal; a stranger hears nothing. */
  #turnAway(): Admission {
    if (showRemoval(this.#link, this.#team)) return refuse('removed', 'The other device was removed from the team.')
    return refuse('stranger', 'The other device is not a member.')
  }
}
