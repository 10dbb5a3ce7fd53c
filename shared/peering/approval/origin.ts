import * as v from 'valibot'
import type { MemberId } from '../../plan/post.ts'
import { readGrant } from '../../team/grants.ts'
import { decodeStatements, membersOf, teamOf } from '../kept-team.ts'
import { type Roster, rosterOf, rosterSchema } from './roster.ts'

/** The plan that a restored one is a copy of. What was approved there does not count here, and is told [AP9]. */
export interface Origin {
  /** Null if it had no team: then its id is not known, and whatever was signed elsewhere was signed there. */
  readonly planId: string | null
  readonly roster: Roster
  /** The one person of a plan without a team; null in a team, and when that is not known. */
  readonly alone: MemberId | null
}

/** Whose plan a backup was made of, by the statements of the grant log that are in it, and the members whom its lists name. */
export function originOf(statements: readonly Uint8Array[], members: readonly MemberId[]): Origin {
  const team = teamOf(null, statements)
  const founding = decodeStatements(statements).find(({ id }) => id === team.genesis)
  const grant = founding === undefined ? null : readGrant(founding)
  const [only = null, ...others] = members
  return {
    planId: grant?.kind === 'genesis' ? grant.planId : null,
    roster: rosterOf(membersOf(team)),
    alone: others.length === 0 ? only : null,
  }
}

/** An origin as it is kept. */
export const originSchema = v.object({
  planId: v.nullable(v.string()),
  roster: rosterSchema,
  alone: v.nullable(v.string()),
})
