import { type Grant, readGrant } from './grants.ts'
import { grouped } from './grouped.ts'
import type { Statement, StatementId } from './statement.ts'

/** A statement in its place: what it grants, and how it hangs together with the others. */
export interface Act {
  /** Its place in the order in which acts are judged: after all that it knew. */
  readonly index: number
  readonly statement: Statement
  /** Null if its kind is unknown or its payload malformed. */
  readonly grant: Grant | null
}

/**
 * The statements that hang together with the genesis, each after its parents, in the same order for everyone: by depth,
 * then by id. Those with an unknown ancestor wait: they are left out [GR2].
 */
export function inOrder(statements: Iterable<Statement>, genesis: StatementId): readonly Act[] {
  const known = new Map<StatementId, Statement>()
  for (const statement of statements) known.set(statement.id, statement)
  const depths = depthsOf(known, genesis)
  return [...known.values()]
    .filter((statement) => depths.has(statement.id))
    .sort((a, b) => (depths.get(a.id) ?? 0) - (depths.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1))
    .map((statement, index) => ({ index, statement, grant: readGrant(statement) }))
}

function depthsOf(known: ReadonlyMap<StatementId, Statement>, genesis: StatementId): ReadonlyMap<StatementId, number> {
  const depths = new Map<StatementId, number>()
  const children = grouped(known.values(), ({ parents }) => parents)
  const ready = known.has(genesis) ? [genesis] : []
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    const parents = id === genesis ? [] : (known.get(id)?.parents ?? [])
    depths.set(id, Math.max(-1, ...parents.map((parent) => depths.get(parent) ?? 0)) + 1)
    for (const child of children.get(id) ?? []) {
      if (child.parents.every((parent) => depths.has(parent))) ready.push(child.id)
    }
  }
  return depths
}

/** So many answers are remembered; a team that grows as teams do never needs more. */
const mostRemembered = 512
const before = 1
const after = 2

/** Who knew what: one act comes before another if it is among its ancestors; else neither knew of the other. */
export class Causality {
  readonly #parents: readonly (readonly number[])[]
  readonly #around = new Map<number, Uint8Array>()

  constructor(acts: readonly Act[]) {
    const places = new Map(acts.map(({ index, statement }) => [statement.id, index]))
    this.#parents = acts.map(({ index, statement }) =>
      index === 0 ? [] : statement.parents.flatMap((id) => places.get(id) ?? []),
    )
  }

  /** True if whoever made `act` knew `other`. For few different acts: the answer for all others is remembered. */
  knew(act: number, other: number): boolean {
    return this.#look(act)[other] === before
  }

  /** True if `other` was made by someone who knew `act`. For few different acts, like `knew`. */
  wasKnownTo(act: number, other: number): boolean {
    return this.#look(act)[other] === after
  }

  /** True if neither was made in knowledge of the other. */
  isConcurrent(act: number, other: number): boolean {
    return act !== other && this.#look(act)[other] === 0
  }

  #look(act: number): Uint8Array {
    const known = this.#around.get(act)
    if (known !== undefined) return known
    const around = new Uint8Array(this.#parents.length)
    around[act] = before
    for (let index = act; index >= 0; index--) {
      if (around[index] === before) for (const parent of this.#parents[index] ?? []) around[parent] = before
    }
    around[act] = after
    for (let index = act + 1; index < around.length; index++) {
      if (this.#parents[index]?.some((parent) => around[parent] === after)) around[index] = after
    }
    if (this.#around.size >= mostRemembered) this.#around.clear()
    this.#around.set(act, around)
    return around
  }
}

/** The newest acts, deepest first: the parents of the next statement. */
export function headsOf(acts: readonly Act[]): readonly StatementId[] {
  const followed = new Set(acts.flatMap(({ statement }) => statement.parents))
  return acts
    .map(({ statement }) => statement.id)
    .filter((id) => !followed.has(id))
    .reverse()
}
