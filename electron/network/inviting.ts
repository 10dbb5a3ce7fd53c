import type { FromNetwork } from '../../shared/ipc/network.ts'
import type { Request } from './control.ts'
import { type InviteFor, makeGenesis, makeInvitation } from './invite.ts'
import type { Keeping } from './keeping.ts'
import { teamKeyBytes } from './keys.ts'
import type { OwnDevice } from './own-device.ts'
import type { ServedTeam } from './served-team.ts'
import type { Team } from './team.ts'

type Invited = Extract<FromNetwork, { type: 'invited' }>['result']
type Inviter = Request<'invite'>['person']

interface InvitingParts {
  readonly own: OwnDevice
  readonly served: ServedTeam
  readonly keeping: Keeping
}

/** Makes invitations to the open plan's team; the first one makes the team. */
export class Inviting {
  readonly #parts: InvitingParts

  constructor(parts: InvitingParts) {
    this.#parts = parts
  }

  /** Resolves when the invitation is in the grant log, durably: only then may its code be handed out. */
  async invite(person: Inviter, invited: InviteFor): Promise<Invited> {
    const { own, served } = this.#parts
    const team = served.team ?? (await this.#found(person))
    if (team === null) return { ok: false, message: mayNot }
    const { clock, randomBytes } = own
    const made = makeInvitation({ team, clock, randomBytes, invited, addresses: served.addresses() })
    if (made === null) return { ok: false, message: mayNot }
    await team.learn([made.statement])
    const { id, code, link, expiresAt } = made
    return { ok: true, invite: id, code, link, expiresAt }
  }

  /** Founds the team of a plan that has none, and serves it; null if there is no such plan open. */
  async #found(person: Inviter): Promise<Team | null> {
    const { own, served, keeping } = this.#parts
    const plan = served.plan
    if (plan === null || plan.genesis !== null) return null
    await own.secrets.keepTeamKey(plan.planId, own.randomBytes(teamKeyBytes))
    const genesis = makeGenesis(plan.planId, own.person(person), own.signer, own.clock.now())
    await keeping.keep(plan.planId, genesis.id, [genesis])
    if (served.plan !== plan) return null
    await served.serve({ team: { ...plan, genesis: genesis.id, statements: [genesis.bytes] }, places: [], hubs: [] })
    return served.team
  }
}

const mayNot = 'This computer cannot invite: it has no part in this plan’s team, or may not give this role.'
