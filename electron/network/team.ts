import { createHash } from 'node:crypto'
import { allowed } from '../../shared/team/allowance.ts'
import { fromHex, toHex } from '../../shared/team/bytes.ts'
import { GrantLog } from '../../shared/team/grant-log.ts'
import { hintOf, readGrant } from '../../shared/team/grants.ts'
import { type Membership, membership, type TeamInvite } from '../../shared/team/membership.ts'
import { chainOf } from '../../shared/team/removal-chain.ts'
import type { Signer } from '../../shared/team/signing.ts'
import { type Standing, standingOf } from '../../shared/team/standing.ts'
import type { Statement, StatementId } from '../../shared/team/statement.ts'
import { inviteTag, keyTag, openKey, signerOf, verifySignature } from './keys.ts'
import { TeamKeys } from './team-keys.ts'

/** So long after its expiry an invitation that has ended is still answered. */
const explainedMs = 7 * 24 * 60 * 60 * 1000

/** Keeps new statements durably before they count; resolves when they are. */
export type KeepStatements = (statements: readonly Statement[]) => Promise<void>

interface TeamParts {
  readonly planId: string
  readonly planName: string
  readonly genesis: StatementId
  readonly deviceSeed: Uint8Array
  /** The team's keys that this device holds, the one kept last first. */
  readonly keys: readonly Uint8Array[]
  readonly statements: readonly Uint8Array[]
  readonly keep: KeepStatements
  /** Keeps a team key durably before it counts. */
  readonly keepKey: (key: Uint8Array) => Promise<void>
  /** Told of statements that were new and count now, and of the device from which they came (null: from here). */
  readonly learned: (news: readonly Uint8Array[], from: string | null) => void
}

/** The open plan's team in memory: its keys, its grant log and what the log means. */
export class Team {
  readonly planId: string
  readonly planName: string
  readonly genesis: StatementId
  readonly device: Signer
  readonly #parts: TeamParts
  readonly #keys: TeamKeys
  readonly #log = new GrantLog(verifySignature)
  /** Of each statement, in the order of the log, the device from which it came; null: from here. */
  readonly #origins: (string | null)[]
  #membership: Membership | null
  #learning: Promise<unknown> = Promise.resolve()

  constructor(parts: TeamParts) {
    this.planId = parts.planId
    this.planName = parts.planName
    this.genesis = parts.genesis
    this.device = signerOf(parts.deviceSeed)
    this.#parts = parts
    this.#keys = new TeamKeys(parts.keys)
    this.#origins = this.#log.add(parts.statements).map(() => null)
    this.#membership = membership(this.#log.statements(), this.genesis)
  }

  /** The newest key that this device holds. */
  get teamKey(): Uint8Array {
    return this.keys()[0] ?? new Uint8Array()
  }

  /** All keys that this device holds, the newest first. */
  keys(): readonly Uint8Array[] {
    return this.#keys.inOrder(this.#membership?.keys ?? [])
  }

  /** Null while the log lacks its genesis: then nobody is a member. */
  membership(): Membership | null {
    return this.#membership
  }

  isMember(device: string): boolean {
    return this.standing(device).kind === 'member'
  }

  /**
   * True if these statements, with those that are here, show that the device is a member. Nothing of them is kept:
   * who is no member must not fill the log.
   */
  isMemberBy(device: string, statements: Iterable<Uint8Array>): boolean {
    const all = this.#with(statements)
    const shown = membership(all, this.genesis)
    return shown !== null && standingOf(shown, all, device).kind === 'member'
  }

  /** What these statements, with those that are here, mean together; nothing of them is kept. */
  shownBy(statements: Iterable<Uint8Array>): Membership | null {
    return membership(this.#with(statements), this.genesis)
  }

  /** What the device is to the team, by this log. */
  standing(device: string): Standing {
    if (this.#membership === null) return { kind: 'stranger' }
    return standingOf(this.#membership, this.#log.statements(), device)
  }

  /** What this device itself is to the team. */
  ownStanding(): Standing {
    return this.standing(toHex(this.device.publicKey))
  }

  /** The statement by which a device went out; null if it did not. */
  removalOf(device: string): Uint8Array | null {
    return this.#removalOf(device)?.bytes ?? null
  }

  /** That statement, and those by which its author was an admin; none if the device did not go out. */
  proofOfRemoval(device: string): readonly Uint8Array[] {
    const removal = this.#removalOf(device)
    if (removal === undefined) return []
    return [removal, ...chainOf(removal, this.#log.statements())].map(({ bytes }) => bytes)
  }

  /** True if these statements, with those that are here, show that this device is out. Nothing of them is kept. */
  isOutBy(statements: Iterable<Uint8Array>): boolean {
    const all = this.#with(statements)
    const shown = membership(all, this.genesis)
    return shown !== null && standingOf(shown, all, toHex(this.device.publicKey)).kind !== 'member'
  }

  /** True if the newest key was not sealed to the device: it has to be handed over. */
  wasLeftOut(device: string): boolean {
    const name = this.#membership?.keys.at(-1)
    return name !== undefined && this.#boxesOf(name).every(({ hint }) => hint !== hintOf(device))
  }

  statements(): readonly Uint8Array[] {
    return this.#log.bytes()
  }

  /** What came after the first `count` statements, but from the device itself. */
  statementsSince(count: number, device: string): readonly Uint8Array[] {
    return this.#log.bytes().filter((_, at) => at >= count && this.#origins[at] !== device)
  }

  /** The latest instant that a statement bears, by its author's clock. */
  newestAt(): number {
    return this.#log.statements().reduce((newest, { at }) => Math.max(newest, at), 0)
  }

  /** Equal for equal sets of statements. */
  digest(): Uint8Array {
    const hash = createHash('sha256').update(this.genesis)
    for (const { id } of this.#log.statements().toSorted((a, b) => (a.id < b.id ? -1 : 1))) hash.update(id)
    return new Uint8Array(hash.digest())
  }

  /**
   * Takes statements in that came from a device (null: from here): kept first, then acted on. One call after the
   * other: who brings what an earlier call is still keeping must not be answered as if it did not count.
   */
  learn(statements: Iterable<Uint8Array>, from: string | null = null): Promise<void> {
    const learned = this.#learning.then(() => this.#take(statements, from))
    this.#learning = learned.catch(() => undefined)
    return learned
  }

  /** Resolves when all that has come up to now is kept, and counts. */
  async settled(): Promise<void> {
    await this.#learning
  }

  /** Takes a key that a member handed over; false if the log does not name it. */
  async takeKey(key: Uint8Array): Promise<boolean> {
    const name = keyTag(key)
    if (this.#keys.has(name) || this.#membership?.keys.includes(name) !== true) return false
    await this.addKey(key)
    return true
  }

  /** Keeps a new key; it counts once the log names it. */
  async addKey(key: Uint8Array): Promise<void> {
    await this.#parts.keepKey(key)
    this.#keys.add(key)
  }

  /** Opens the keys that were sealed to this device while it was away. */
  async openKeys(): Promise<void> {
    for (const name of this.#membership?.keys ?? []) {
      if (this.#keys.has(name)) continue
      const key = this.#open(name)
      if (key !== null) await this.addKey(key)
    }
  }

  /** A key that was sealed to this device; null if it was not. */
  openBox(box: Uint8Array): Uint8Array | null {
    return openKey(box, this.#parts.deviceSeed)
  }

  #removalOf(device: string): Statement | undefined {
    const id = this.#membership?.removed.get(device)?.statement
    return this.#log.statements().find((statement) => statement.id === id)
  }

  #with(statements: Iterable<Uint8Array>): readonly Statement[] {
    return [...this.#log.statements(), ...this.#log.newsIn(statements)]
  }

  #open(name: string): Uint8Array | null {
    const hint = hintOf(toHex(this.device.publicKey))
    for (const sealed of this.#boxesOf(name)) {
      const key = sealed.hint === hint ? this.openBox(sealed.box) : null
      if (key !== null && keyTag(key) === name) return key
    }
    return null
  }

  #boxesOf(name: string) {
    return this.#log.statements().flatMap((statement) => {
      const grant = statement.kind === 'rotate' ? readGrant(statement) : null
      return grant?.kind === 'rotate' && grant.key === name ? grant.sealed : []
    })
  }

  async #take(statements: Iterable<Uint8Array>, from: string | null): Promise<void> {
    const news = allowed(this.#log.statements(), this.#log.newsIn(statements), this.genesis)
    const added = this.#log.add(news.map(({ bytes }) => bytes))
    if (added.length === 0) return
    this.#origins.push(...added.map(() => from))
    await this.#parts.keep(added)
    this.#membership = membership(this.#log.statements(), this.genesis)
    // A key that the disk does not take is opened again at the next start: the log itself counts all the same.
    await this.openKeys().catch(() => undefined)
    this.#parts.learned(
      added.map(({ bytes }) => bytes),
      from,
    )
  }

  /** The invitation that is announced under this tag, if the team has it. */
  inviteOf(tag: string): TeamInvite | null {
    const invites = this.#membership?.invites.values() ?? []
    return [...invites].find((invite) => inviteTag(fromHex(invite.key)) === tag) ?? null
  }

  /**
   * Invitations whose holders get an answer: those that have ended lately, so that it can be said why they do not open,
   * and last those that someone may still use.
   */
  answeredInvites(now: number): readonly TeamInvite[] {
    const invites = [...(this.#membership?.invites.values() ?? [])]
    const isOpen = (invite: TeamInvite) => reasonToRefuse(invite, now) === null
    const ended = invites.filter((invite) => !isOpen(invite) && now <= invite.expiresAt + explainedMs)
    return [...ended, ...invites.filter(isOpen)]
  }
}

/** Why an invitation does not open; null if it does. */
export function reasonToRefuse(invite: TeamInvite, now: number): 'expired' | 'used' | 'withdrawn' | null {
  if (invite.withdrawn) return 'withdrawn'
  if (now > invite.expiresAt) return 'expired'
  return invite.used >= invite.uses ? 'used' : null
}
