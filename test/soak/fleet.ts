import type { DocChange, Store } from '../../shared/replica/store.ts'
import { SeededRandom } from '../support/seeded-random.ts'
import { mergedTeam } from './acts.ts'
import { foundTeam, joinTeam } from './join-team.ts'
import { SoakReplica, soakPlan } from './soak-replica.ts'
import type { TeamDisk } from './soak-team.ts'
import { Web } from './web.ts'

/** What a fleet is made of. */
interface FleetParts {
  readonly seed: number
  readonly random: SeededRandom
  /** The disk of a replica; some may be real ones. */
  disk(index: number): Promise<Store>
}

/** All devices of the soak, in the team or out of it, the lines between them, and the media that they all want. */
export class Fleet {
  readonly replicas: SoakReplica[] = []
  readonly web: Web
  /** Media that the plan names. */
  readonly media: string[] = []
  readonly #parts: FleetParts
  #devices = 0

  constructor(parts: FleetParts) {
    this.#parts = parts
    this.web = new Web(parts.random)
  }

  get hub(): SoakReplica {
    const hub = this.replicas[0]
    if (hub === undefined) throw new Error('There is no hub.')
    return hub
  }

  /** The viewer who does not keep to it. */
  get hostile(): SoakReplica | undefined {
    return this.replicas.find(({ isHostile }) => isHostile)
  }

  /** Someone who believes that they may write. */
  someone(): SoakReplica {
    return this.#parts.random.pick(this.replicas.filter((one) => one.mayWrite() && !one.isHostile))
  }

  /** Who is in the team by all that anybody knows, but for the viewer who does not keep to it. */
  members(): readonly SoakReplica[] {
    const { devices } = mergedTeam(this.replicas)
    return this.replicas.filter(({ device, isHostile }) => devices.has(device) && !isHostile)
  }

  /** Documents that are not written yet, of all together. */
  pending(): number {
    return this.replicas.reduce((sum, one) => sum + (one.isAlive ? one.replica.saving.pending : 0), 0)
  }

  /** Bytes on disks that are in memory. */
  onDisks(): number {
    return this.replicas.reduce((sum, one) => sum + one.bytesOnDisk, 0)
  }

  weave(): void {
    this.web.weave(this.replicas)
  }

  part(): void {
    this.web.partition(this.#devices)
  }

  /** The first replica founds the team, the others join it; all begin with the same documents on their disks. */
  async found(count: number, documents: readonly DocChange[]): Promise<void> {
    await this.#begin(foundTeam(soakPlan, this.#parts.random), documents)
    for (let index = 1; index < count; index++)
      await this.#begin(await this.#invited(index < 4 ? 'admin' : 'editor'), documents)
    // One more than are counted: a viewer who writes all the same.
    await this.#begin(await this.#invited('viewer'), documents, true)
  }

  /** A newcomer with nothing enters at `host` and starts; null if the host may not invite any more. */
  async join(host: SoakReplica): Promise<SoakReplica | null> {
    const { random } = this.#parts
    const role = random.pick(['viewer', 'editor', 'editor', 'admin'] as const)
    const disk = await joinTeam(host.team, `member ${this.#devices}`, role, random)
    if (disk === null) return null
    const newcomer = await this.#add(disk)
    await newcomer.start(this.media)
    return newcomer
  }

  /** The process of a replica is gone, and its lines with it. */
  kill(one: SoakReplica): void {
    one.kill()
    this.web.cutAllOf(one)
  }

  async restart(one: SoakReplica): Promise<void> {
    if (this.replicas.includes(one) && !one.isAlive) await one.start(this.media)
  }

  /** A device ends for good. */
  retire(one: SoakReplica): void {
    this.kill(one)
    this.replicas.splice(this.replicas.indexOf(one), 1)
  }

  /** The plan names one file more, and everybody hears of it. */
  nameMedia(hash: string): void {
    this.media.push(hash)
    for (const one of this.replicas) one.want(this.media)
  }

  async #begin(teamDisk: TeamDisk, documents: readonly DocChange[], isHostile = false): Promise<void> {
    const one = await this.#add(teamDisk, isHostile)
    for (let start = 0; start < documents.length; start += 500)
      await one.disk.commit(documents.slice(start, start + 500), 'relaxed')
    await one.start([])
  }

  async #invited(role: 'admin' | 'editor' | 'viewer'): Promise<TeamDisk> {
    const disk = await joinTeam(this.hub.team, `member ${this.#devices}`, role, this.#parts.random)
    if (disk === null) throw new Error('The founder could not invite.')
    return disk
  }

  async #add(teamDisk: TeamDisk, isHostile = false): Promise<SoakReplica> {
    const index = this.#devices++
    const random = new SeededRandom(this.#parts.seed * 1000 + index)
    const disk = await this.#parts.disk(index)
    const one = new SoakReplica({ index, disk, teamDisk, random, isHostile })
    this.replicas.push(one)
    return one
  }
}
