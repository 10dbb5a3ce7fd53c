import { toHex } from '../../shared/team/bytes.ts'
import type { Role } from '../../shared/team/grants.ts'
import { type Membership, membership } from '../../shared/team/membership.ts'
import { decodeStatement, type Statement } from '../../shared/team/statement.ts'
import type { SeededRandom } from '../support/seeded-random.ts'
import type { SoakReplica } from './soak-replica.ts'

/** So many of the first replicas, the hubs, stay in the team as they are. */
export const permanent = 2

const roles: readonly Role[] = ['viewer', 'editor', 'editor', 'approver', 'admin']

/** What members did to their team. */
export interface ActFigures {
  removals: number
  departures: number
  roleChanges: number
}

/** What admins and members do: they know only what their own log says, and may be wrong. */
export class Acts {
  readonly figures: ActFigures = { removals: 0, departures: 0, roleChanges: 0 }
  readonly #random: SeededRandom
  readonly #replicas: readonly SoakReplica[]

  constructor(random: SeededRandom, replicas: readonly SoakReplica[]) {
    this.#random = random
    this.#replicas = replicas
  }

  /** An admin removes a device, with which the team's key changes; now and then a member leaves instead. */
  async remove(): Promise<void> {
    if (this.#random.chance(0.2)) return this.#leave()
    const [admin, target] = [this.#admin(), this.#target()]
    if (admin === undefined || target === undefined || admin === target) return
    const device = { kind: 'device', device: target.device } as const
    if (await admin.team.granting.act({ kind: 'remove', target: device })) this.figures.removals += 1
  }

  async changeRole(): Promise<void> {
    const [admin, target] = [this.#admin(), this.#target()]
    const member = target === undefined ? undefined : admin?.team.team.membership()?.devices.get(target.device)
    if (admin === undefined || member === undefined) return
    await this.#give(admin, member.memberId, this.#random.pick(roles))
  }

  /** Whoever may only look may write again; the hostile one may not. */
  async promoteAll(by: SoakReplica): Promise<void> {
    const hostile = new Set(this.#replicas.filter(({ isHostile }) => isHostile).map(({ device }) => device))
    for (const { device, memberId, role } of by.team.team.membership()?.devices.values() ?? [])
      if (role === 'viewer' && !hostile.has(device)) await this.#give(by, memberId, 'editor')
  }

  async #give(admin: SoakReplica, memberId: string, role: Role): Promise<void> {
    if (await admin.team.granting.act({ kind: 'role', memberId, role })) this.figures.roleChanges += 1
  }

  async #leave(): Promise<void> {
    const one = this.#target()
    if (one?.isAlive !== true) return
    const device = { kind: 'device', device: one.device } as const
    if (await one.team.granting.act({ kind: 'leave', target: device })) this.figures.departures += 1
  }

  /** Someone who believes to be an admin: a removed one may not have heard of it. */
  #admin(): SoakReplica | undefined {
    const isAdmin = ({ isAlive, team }: SoakReplica) => {
      const own = isAlive ? team.team.ownStanding() : null
      return own?.kind === 'member' && own.role === 'admin'
    }
    return this.#someOf(this.#replicas.filter((one) => one.isAlive && isAdmin(one)))
  }

  #target(): SoakReplica | undefined {
    return this.#someOf(this.#replicas.filter(({ index, isHostile }) => index >= permanent && !isHostile))
  }

  #someOf(some: readonly SoakReplica[]): SoakReplica | undefined {
    return some.length === 0 ? undefined : this.#random.pick(some)
  }
}

/** What the logs of all devices together mean: whoever comes to know everything will see this. */
export function mergedTeam(replicas: readonly SoakReplica[]): Membership {
  const all = new Map<string, Statement>()
  for (const bytes of new Set(replicas.flatMap(({ teamDisk }) => teamDisk.statements))) {
    const statement = decodeStatement(bytes)
    if (statement !== null) all.set(statement.id, statement)
  }
  const merged = membership(all.values(), replicas[0]?.teamDisk.genesis ?? '')
  if (merged === null) throw new Error('A team without its genesis.')
  return merged
}

/** True if all of these know the same of their team, hold the same key, and nobody else holds it. */
export function knowTheSame(members: readonly SoakReplica[]): boolean {
  const alive = members.filter(({ isAlive }) => isAlive)
  const words = ({ team: { team } }: SoakReplica) => `${toHex(team.digest())} ${toHex(team.teamKey)}`
  const isFresh = alive.every(({ team }) => team.team.membership()?.keyIsStale === false)
  return alive.length === members.length && new Set(alive.map(words)).size === 1 && isFresh
}
