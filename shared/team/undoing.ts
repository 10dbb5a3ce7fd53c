import type { Act, Causality } from './causality.ts'
import type { Draft } from './draft.ts'
import type { Revocation } from './draft-records.ts'
import type { Leave, Remove, RoleGrant } from './grants.ts'
import { grouped } from './grouped.ts'
import { mayGive, permits } from './roles.ts'

/** Acts by whom they are, to find those that a revocation is about. */
export class ActIndex {
  readonly #causality: Causality
  readonly #byAuthor: ReadonlyMap<string, readonly Act[]>
  /** By the invitation. */
  readonly #joins: ReadonlyMap<string, readonly Act[]>

  constructor(acts: readonly Act[], causality: Causality) {
    this.#causality = causality
    this.#byAuthor = grouped(acts, ({ statement }) => [statement.author])
    this.#joins = grouped(acts, ({ grant }) => (grant?.kind === 'join' ? [grant.invite] : []))
  }

  /** The places of the acts that do not count if the revocation does: made without knowledge of each other [GR6]. */
  undoneBy(revocation: Revocation, draft: Draft): readonly number[] {
    return this.#touched(revocation, draft)
      .map(({ index }) => index)
      .filter((other) => this.#causality.isConcurrent(revocation.index, other))
  }

  #touched({ by, grant }: Revocation, draft: Draft): readonly Act[] {
    if (grant.kind === 'withdraw') return this.#joins.get(grant.invite) ?? []
    if (grant.kind === 'role') return this.#demoted(grant, draft)
    return grant.kind === 'leave' && isFarewell(grant, by) ? [] : this.#putOut(grant, draft)
  }

  /** What the new role would not have allowed. */
  #demoted({ memberId, role }: RoleGrant, draft: Draft): readonly Act[] {
    const devices = new Set(draft.devicesOf(memberId))
    const invites = [...draft.invites.values()].filter(({ by }) => devices.has(by))
    const own = new Set(invites.map(({ id }) => id))
    const acts = [...devices].flatMap((device) => this.#byAuthor.get(device) ?? [])
    const forbidden = acts.filter(({ grant }) => {
      const isOwn = grant?.kind === 'leave' || (grant?.kind === 'withdraw' && own.has(grant.invite))
      return grant !== null && !permits(role, grant, isOwn)
    })
    const tooMuch = invites.filter((invite) => invite.role !== null && !mayGive(role, invite.role))
    return [...forbidden, ...tooMuch.flatMap(({ id }) => this.#joins.get(id) ?? [])]
  }

  /** What the device or member did, and who came in by a code that they surely know. */
  #putOut({ target }: Remove | Leave, draft: Draft): readonly Act[] {
    const devices = new Set(target.kind === 'device' ? [target.device] : draft.devicesOf(target.memberId))
    const cameWith = new Set([...devices].map((device) => draft.devices.get(device)?.invite ?? null))
    const known = [...draft.invites.values()].filter(({ id, by }) => devices.has(by) || cameWith.has(id))
    const acts = [...devices].flatMap((device) => this.#byAuthor.get(device) ?? [])
    return [...acts, ...known.flatMap(({ id }) => this.#joins.get(id) ?? [])]
  }
}

/** True for a device or member that leaves by itself: there is nobody to be guarded against. */
const isFarewell = ({ target }: Leave, by: string): boolean => target.kind === 'member' || target.device === by
