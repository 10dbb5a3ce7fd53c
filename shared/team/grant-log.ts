import { hasConsent, readGrant } from './grants.ts'
import type { Verify } from './signing.ts'
import { decodeStatement, isSigned, type Statement, type StatementId } from './statement.ts'

/** A device keeps at most this many statements of a team: far above what 200 members write in years. */
export const maxStatements = 20_000

/** After so many that are not truly signed, the rest of a batch is left: checking a signature costs time. */
const mostForged = 16

/** An append-only set of verified statements. */
export class GrantLog {
  readonly #statements = new Map<StatementId, Statement>()
  readonly #verify: Verify

  constructor(verify: Verify) {
    this.#verify = verify
  }

  /** Adds what is well formed, truly signed and new, and returns it. The rest is left out: it means nothing [GR1]. */
  add(all: Iterable<Uint8Array>): readonly Statement[] {
    const news = this.newsIn(all)
    for (const statement of news) this.#statements.set(statement.id, statement)
    return news
  }

  /** What `add` would add. */
  newsIn(all: Iterable<Uint8Array>): readonly Statement[] {
    const news = new Map<StatementId, Statement>()
    let forged = 0
    for (const bytes of all) {
      if (this.#statements.size + news.size >= maxStatements || forged >= mostForged) break
      const statement = decodeStatement(bytes)
      // What is here already was checked when it came: an id covers all but the signature.
      if (statement !== null && (this.#statements.has(statement.id) || news.has(statement.id))) continue
      if (statement === null || !this.#isTrue(statement)) {
        forged += 1
        continue
      }
      news.set(statement.id, statement)
    }
    return [...news.values()]
  }

  #isTrue(statement: Statement): boolean {
    if (!isSigned(statement, this.#verify)) return false
    const grant = readGrant(statement)
    return grant?.kind !== 'join' || hasConsent(grant, this.#verify)
  }

  statements(): readonly Statement[] {
    return [...this.#statements.values()]
  }

  /** Statements as they are stored and sent. */
  bytes(): readonly Uint8Array[] {
    return this.statements().map((statement) => statement.bytes)
  }
}
