import type { Act, Causality } from './causality.ts'
import { Draft } from './draft.ts'
import type { Revocation } from './draft-records.ts'
import type { Genesis } from './grants.ts'
import { ActIndex } from './undoing.ts'

/** A revocation that would undo something, and the other revocations that would then not count. */
interface Claim {
  readonly revocation: Revocation
  readonly undoes: readonly number[]
  readonly beats: ReadonlySet<number>
}

/**
 * Judges all acts. What someone did without knowing that the right to it was taken from them does not count [GR6]; where
 * two would undo each other, the more senior one stands [GR7]. The first act is the genesis.
 */
export function settle(acts: readonly Act[], founding: Genesis, causality: Causality): Draft {
  const index = new ActIndex(acts, causality)
  const undone = new Set<number>()
  const decided = new Set<number>()
  const judge = (passedOver: ReadonlySet<number>) => replay(acts, founding, causality, passedOver)
  let draft = judge(undone)
  // Each turn decides at least one claim for good.
  for (let claims = claimsOf(draft); claims.length > 0; claims = claimsOf(draft)) {
    for (const { revocation, undoes } of winners(claims)) {
      decided.add(revocation.index)
      for (const act of undoes) undone.add(act)
    }
    for (const { revocation, beats } of claims) {
      if (!decided.has(revocation.index) && [...beats].some((act) => decided.has(act))) undone.add(revocation.index)
    }
    draft = judge(undone)
  }
  return draft

  function claimsOf(now: Draft): readonly Claim[] {
    const open = now.revocations.filter((revocation) => !decided.has(revocation.index))
    return open.flatMap((revocation) => {
      const undoes = index.undoneBy(revocation, now).filter((act) => !undone.has(act))
      return undoes.length === 0 ? [] : [{ revocation, undoes, beats: beaten(now, undoes) }]
    })
  }

  function beaten(now: Draft, undoes: readonly number[]): ReadonlySet<number> {
    const left = new Set(judge(new Set([...undone, ...undoes])).revocations.map((revocation) => revocation.index))
    return new Set(now.revocations.map((revocation) => revocation.index).filter((act) => !left.has(act)))
  }
}

function replay(acts: readonly Act[], founding: Genesis, causality: Causality, passedOver: ReadonlySet<number>): Draft {
  const draft = new Draft(causality)
  for (const act of acts) {
    if (act.index === 0) draft.found(act, founding)
    else if (passedOver.has(act.index)) draft.passOver(act)
    else draft.take(act)
  }
  return draft
}

/** Those that no other claim beats; if each is beaten by another, the most senior one of a circle that nothing beats. */
function winners(claims: readonly Claim[]): readonly Claim[] {
  const unbeaten = claims.filter((claim) => !claims.some((other) => beats(other, claim)))
  if (unbeaten.length > 0) return unbeaten
  const reach = new Map(claims.map((claim) => [claim, reachOf(claim, claims)]))
  const inCircle = claims.filter((claim) =>
    claims.every((other) => reach.get(other)?.has(claim) !== true || reach.get(claim)?.has(other) === true),
  )
  return inCircle.toSorted((a, b) => bySeniority(a.revocation, b.revocation)).slice(0, 1)
}

const beats = (claim: Claim, other: Claim): boolean => claim !== other && claim.beats.has(other.revocation.index)

/** The claims that this one beats, or that those beat, and so on. */
function reachOf(claim: Claim, claims: readonly Claim[]): ReadonlySet<Claim> {
  const reached = new Set<Claim>()
  const open = [claim]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const other of claims) {
      if (reached.has(other) || !beats(next, other)) continue
      reached.add(other)
      open.push(other)
    }
  }
  return reached
}

function bySeniority(a: Revocation, b: Revocation): number {
  for (const [place, own] of a.seniority.entries()) {
    const other = b.seniority[place] ?? own
    if (own !== other) return own < other ? -1 : 1
  }
  return 0
}
