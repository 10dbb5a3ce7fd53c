import { hasConsent, readGrant } from './grants.ts'
import type { Verify } from './signing.ts'
import { readStatement, type Statement, type StatementId } from './statement.ts'

/** A device keeps at most this many statements of a team: far above what 200 members write in years. */
export const maxStatements = 20_000

/** An append-only set of verified statements. */
export class GrantLog {
  readonly #statements = new Map<StatementId, Statement>()
  readonly #verify: Verify

  constructor(verify: Verify) {
    this.#verify = verify
  }

  /** Adds what is well formed, truly signed and new, and returns it. The rest is left out: it means nothing. */
  add(all: Iterable<Uint8Array>): readonly Statement[] {
    const added: Statement[] = []
    for (const bytes of all) {
      if (this.#statements.size >= maxStatements) break
      const statement = this.#read(bytes)
      if (statement === null || this.#statements.has(statement.id)) continue
      this.#statements.set(statement.id, statement)
      added.push(statement)
    }
    return added
  }

  #read(bytes: Uint8Array): Statement | null {
    const statement = readStatement(bytes, this.#verify)
    const grant = statement === null ? null : readGrant(statement)
    return grant?.kind === 'join' && !hasConsent(grant, this.#verify) ? null : statement
  }

  statements(): readonly Statement[] {
    return [...this.#statements.values()]
  }

  /** Statements as they are stored and sent. */
  bytes(): readonly Uint8Array[] {
    return this.statements().map((statement) => statement.bytes)
  }
}
