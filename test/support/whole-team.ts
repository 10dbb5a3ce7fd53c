import { expect } from 'vitest'
import type { Role } from '../../shared/team/grants.ts'
import { HubTeam } from './hub-team.ts'
import { TeamMember } from './team-member.ts'

/** How long whatever travels between programs is waited for, in milliseconds. */
export const waiting = { timeout: 20_000, interval: 20 }

/** Teams of whole programs, as people have them, and of others that do as they like. */
export class WholeTeams {
  readonly #programs = new HubTeam()
  readonly #members: TeamMember[] = []

  /** Ana, who founded the team on a whole Placard, and her hub; `enter` lets somebody in whose program does as it likes. */
  async start() {
    const ana = new TeamMember('ana')
    this.#members.push(ana)
    const { entry } = await ana.startPlan()
    const codeFor = async (role: Role) => {
      const made = await ana.desk.invite(1, role)
      if (!made.ok) throw new Error(made.message)
      return made.invitation.code
    }
    const folder = await this.#programs.folder()
    const hub = this.#programs.hub(folder, '--join', await codeFor('editor'), '--address', ana.address())
    await hub.line('joined')
    const enter = async (name: string, seed: number, role: Role) => {
      const desk = this.#programs.member(name, seed, entry.id)
      expect(await desk.device.join(await codeFor(role), ana.address())).toMatchObject({ kind: 'joined' })
      return desk
    }
    return { ana, hub, folder, planId: entry.id, enter }
  }

  /** Ends them all. */
  async clear(): Promise<void> {
    for (const member of this.#members.splice(0)) await member.close()
    await this.#programs.clear()
  }
}
