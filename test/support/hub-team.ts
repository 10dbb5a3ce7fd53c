import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { KeptTeam } from '../../shared/ipc/network.ts'
import { type Desk, openDesk } from './desk.ts'
import { HubProcess } from './node-programs.ts'

/** The plan of the team in these tests. */
const teamPlan: KeptTeam = {
  planId: '018f0000-0000-7000-8000-00000000aaaa',
  planName: 'Spring',
  genesis: null,
  statements: [],
}

/** A team with hubs: members' desks in this process, hubs in their own, folders that go with the test. */
export class HubTeam {
  readonly #folders: string[] = []
  readonly #hubs: HubProcess[] = []
  readonly #desks: Desk[] = []

  async folder(): Promise<string> {
    const folder = await mkdtemp(path.join(tmpdir(), 'placard-hub-'))
    this.#folders.push(folder)
    return folder
  }

  hub(folder: string, ...args: readonly string[]): HubProcess {
    const hub = new HubProcess(['--data', folder, ...args])
    this.#hubs.push(hub)
    return hub
  }

  member(name: string, seed: number, planId = teamPlan.planId): Desk {
    const desk = openDesk({ planId }, name, seed)
    this.#desks.push(desk)
    return desk
  }

  /** The member who has the plan first. */
  async founder(planId = teamPlan.planId): Promise<Desk> {
    const desk = this.member('ana', 1, planId)
    await desk.device.serve({ ...teamPlan, planId })
    return desk
  }

  /** A hub that has joined the founder's team. */
  async joinedHub(ana: Desk, uses = 1, ...args: readonly string[]) {
    const { code } = await ana.device.invite(uses)
    const folder = await this.folder()
    const hub = this.hub(folder, '--join', code, '--address', ana.device.address(), ...args)
    await hub.line('joined')
    return { hub, folder, code }
  }

  /** Ends all hubs, and keeps their folders. */
  async stop(): Promise<void> {
    for (const hub of this.#hubs.splice(0)) await hub.end('SIGKILL')
  }

  async clear(): Promise<void> {
    await this.stop()
    for (const desk of this.#desks.splice(0)) await desk.close()
    for (const folder of this.#folders.splice(0)) await rm(folder, { recursive: true, force: true })
  }
}
