import type { FromNetwork, JoinOutcome } from '../../shared/ipc/network.ts'
import { parseCode } from '../../shared/team/invitation-code.ts'
import type { Request } from './control.ts'
import { JoinSearch } from './join-search.ts'
import type { DiscoveryOptions } from './lan/discovery.ts'
import type { OwnDevice } from './own-device.ts'
import type { Reach } from './reach.ts'
import type { ServedTeam } from './served-team.ts'

interface JoinRequestsParts {
  readonly own: OwnDevice
  readonly reach: Reach
  readonly served: ServedTeam
  /** Null: no multicast, addresses only. */
  readonly discovery: DiscoveryOptions | null
  readonly post: (message: FromNetwork) => void
}

/** Joins teams for the worker, one at a time: a new request ends the one under way. */
export class JoinRequests {
  readonly #parts: JoinRequestsParts
  #search: JoinSearch | null = null

  constructor(parts: JoinRequestsParts) {
    this.#parts = parts
  }

  /** Resolves when the team's key is kept, or the join has failed; tells the progress meanwhile. */
  async join({ request, code, person, address }: Request<'join'>): Promise<JoinOutcome> {
    this.cancel()
    const parsed = parseCode(code)
    if (!parsed.ok) return { kind: 'refused', reason: 'malformed', message: parsed.message }
    const { own, reach, served, discovery, post } = this.#parts
    const { keyPair, clock, random } = own
    const search = new JoinSearch({
      newcomer: { code: parsed.code, person: own.person(person), device: own.signer, now: clock.now() },
      ...{ address, keyPair, clock, random, discovery },
      internet: reach.internet(),
      onProgress: (progress) => post({ type: 'join-progress', request, progress }),
    })
    this.#search = search
    const result = await search.result
    if (this.#search === search) this.#search = null
    if (result.kind === 'refused') return result
    post({ type: 'join-progress', request, progress: 'copying' })
    const { team, teamKey, met } = result
    await own.secrets.keepTeamKey(team.planId, teamKey)
    served.joined(team.planId, met)
    return { kind: 'joined', team }
  }

  cancel(): void {
    this.#search?.cancel()
  }
}
