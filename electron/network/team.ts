import { createHash } from 'node:crypto'
import { fromHex } from '../../shared/team/bytes.ts'
import { GrantLog } from '../../shared/team/grant-log.ts'
import { type Membership, membership, type TeamInvite } from '../../shared/team/membership.ts'
import type { Statement, StatementId } from '../../shared/team/statement.ts'
import { inviteTag, verifySignature } from './keys.ts'

/** Keeps new statements durably before they count; resolves when they are. */
export type KeepStatements = (statements: readonly Statement[]) => Promise<void>

interface TeamParts {
  readonly planId: string
  readonly planName: string
  readonly genesis: StatementId
  readonly teamKey: Uint8Array
  readonly statements: readonly Uint8Array[]
  readonly keep: KeepStatements
}

/** The open plan's team in memory: its key, its grant log and what the log means. */
export class Team {
  readonly planId: string
  readonly planName: string
  readonly genesis: StatementId
  readonly teamKey: Uint8Array
  readonly #log = new GrantLog(verifySignature)
  readonly #keep: KeepStatements
  #membership: Membership | null
  #learning: Promise<unknown> = Promise.resolve()

  constructor(parts: TeamParts) {
    this.planId = parts.planId
    this.planName = parts.planName
    this.genesis = parts.genesis
    this.teamKey = parts.teamKey
    this.#keep = parts.keep
    this.#log.add(parts.statements)
    this.#membership = membership(this.#log.statements(), this.genesis)
  }

  /** Null while the log lacks its genesis: then nobody is a member. */
  membership(): Membership | null {
    return this.#membership
  }

  statements(): readonly Uint8Array[] {
    return this.#log.bytes()
  }

  /** Equal for equal sets of statements. */
  digest(): Uint8Array {
    const hash = createHash('sha256').update(this.genesis)
    for (const { id } of this.#log.statements().toSorted((a, b) => (a.id < b.id ? -1 : 1))) hash.update(id)
    return new Uint8Array(hash.digest())
  }

  /**
   * Takes statements in: kept first, then acted on. Returns what was new. One call after the other: who brings what
   * an earlier call is still keeping must not be answered as if it did not count.
   */
  learn(statements: Iterable<Uint8Array>): Promise<readonly Uint8Array[]> {
    const learned = this.#learning.then(() => this.#take(statements))
    this.#learning = learned
    return learned
  }

  async #take(statements: Iterable<Uint8Array>): Promise<readonly Uint8Array[]> {
    const added = this.#log.add(statements)
    if (added.length === 0) return []
    await this.#keep(added)
    this.#membership = membership(this.#log.statements(), this.genesis)
    return added.map((statement) => statement.bytes)
  }

  /** The invitation that is announced under this tag, if the team has it. */
  inviteOf(tag: string): TeamInvite | null {
    const invites = this.#membership?.invites.values() ?? []
    return [...invites].find((invite) => inviteTag(fromHex(invite.key)) === tag) ?? null
  }

  /** Invitations that someone may still use. */
  openInvites(now: number): readonly TeamInvite[] {
    const invites = this.#membership?.invites.values() ?? []
    return [...invites].filter((invite) => invite.used < invite.uses && now <= invite.expiresAt)
  }
}
