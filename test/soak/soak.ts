import { setTimeout as pause } from 'node:timers/promises'
import { SeededRandom } from '../support/seeded-random.ts'
import { Acts, knowTheSame, mergedTeam } from './acts.ts'
import { agree, haveEqualDocuments, missingMedia } from './agreement.ts'
import { Faults } from './faults.ts'
import { Fleet } from './fleet.ts'
import { found, Ledger } from './ledger.ts'
import { lacking } from './marks.ts'
import { Memory } from './memory.ts'
import { Outsiders, readerOf } from './outsiders.ts'
import type { SoakFigures, SoakOptions } from './soak-figures.ts'
import { Work } from './work.ts'

/** The longest that replicas may take to agree at the end. */
const patienceMs = 600_000
/** Unwritten documents of all replicas together beyond which nothing more is done to them. */
const mostPending = 4_000
/** The team changes so often in the time that there is, but not more often than each half second. */
const mostTeamActs = 60
const leastBetweenActs = 500
/** How often it is said how far the soak is. */
const sayEveryMs = 30_000

/** Something that happens, and how often beside the others. */
interface Happening {
  readonly weight: number
  readonly happen: () => Promise<void> | void
}

/** Replicas in one process that write, part, die, come back, join and are removed; at last all members must be equal. */
export class Soak {
  readonly #options: SoakOptions
  readonly #random: SeededRandom
  readonly #fleet: Fleet
  readonly #memory: Memory
  readonly #ledger = new Ledger()
  readonly #outsiders = new Outsiders(this.#ledger)
  readonly #acts: Acts
  readonly #work: Work
  readonly #faults: Faults
  readonly #happenings: readonly Happening[]
  #steps = 0
  #teamActs = 0
  #joins = 0

  constructor(options: SoakOptions) {
    this.#options = options
    const random = new SeededRandom(options.seed)
    const fleet = new Fleet({ seed: options.seed, random, disk: options.disk })
    const work = new Work(random, fleet, this.#ledger)
    const faults = new Faults(random, fleet)
    this.#random = random
    this.#fleet = fleet
    this.#memory = new Memory(() => fleet.onDisks())
    this.#acts = new Acts(random, fleet.replicas)
    this.#work = work
    this.#faults = faults
    // What is not awaited goes on while other things happen.
    this.#happenings = [
      { weight: 200, happen: () => void work.edit(fleet.hostile) },
      { weight: 8_600, happen: () => void work.edit(fleet.someone()) },
      { weight: 200, happen: () => work.import() },
      { weight: 550, happen: () => fleet.web.cutOne() },
      { weight: 100, happen: () => faults.killOne() },
      { weight: 100, happen: () => faults.partOrHeal() },
      { weight: 150, happen: () => work.handOver() },
      { weight: 20, happen: () => faults.loseDisk() },
      { weight: options.media, happen: () => work.addMedia(options.media) },
      { weight: 30, happen: () => {} },
    ]
  }

  async run(): Promise<SoakFigures> {
    const posts = this.#work.firstPosts(this.#options.documents)
    await this.#fleet.found(this.#options.replicas, posts)
    for (const { doc } of posts) doc.destroy()
    const startedAt = Date.now()
    await this.#live(startedAt)
    const secondsToAgree = await this.#meet()
    return this.#figures((Date.now() - startedAt) / 1000, secondsToAgree)
  }

  async #live(startedAt: number): Promise<void> {
    const { milliseconds } = this.#options
    const betweenActs = Math.max(leastBetweenActs, milliseconds / mostTeamActs)
    let told = 0
    for (let passed = 0; passed < milliseconds; passed = Date.now() - startedAt) {
      await this.#step()
      if (passed > this.#teamActs * betweenActs) await this.#changeTeam()
      this.#memory.watch(passed / milliseconds)
      if (passed - told < sayEveryMs) continue
      told = passed
      this.#say(passed)
    }
  }

  #say(ms: number): void {
    const { removals, roleChanges } = this.#acts.figures
    const team = `${removals} removals, ${this.#joins} joins, ${roleChanges} roles`
    const words = `${this.#ledger.changes} edits, ${this.#faults.kills} kills, ${team}, ${this.#memory.words()}`
    this.#options.say(`${Math.round(ms / 1000)} s: ${words}`)
  }

  async #step(): Promise<void> {
    this.#fleet.weave()
    await this.#pick().happen()
    if (this.#steps++ % 50 === 0) await this.#look()
    await pause(this.#random.below(12))
    while (this.#fleet.pending() > mostPending) await pause(50)
  }

  #pick(): Happening {
    let dice = this.#random.below(this.#happenings.reduce((sum, { weight }) => sum + weight, 0))
    const picked = this.#happenings.find(({ weight }) => {
      dice -= weight
      return dice < 0
    })
    if (picked === undefined) throw new Error('Nothing can happen.')
    return picked
  }

  /** What was confirmed to whom by now, and who is shut out. */
  async #look(): Promise<void> {
    const { replicas, hub } = this.#fleet
    const refused = new Set(replicas.flatMap((one) => [...one.refused]))
    for (const one of replicas) if (!refused.has(one.device)) this.#ledger.note(one)
    this.#outsiders.look(hub, replicas)
    const longestOut = this.#outsiders.tooMany()
    if (longestOut === undefined) return
    this.#fleet.retire(longestOut)
    await this.#outsiders.end(longestOut)
  }

  /** Somebody is removed, often while the network is parted; somebody has another role; somebody joins. */
  async #changeTeam(): Promise<void> {
    const act = this.#teamActs++ % 3
    if (act === 0) {
      if (this.#random.chance(0.5)) this.#fleet.part()
      await this.#acts.remove()
    } else if (act === 1) await this.#acts.changeRole()
    else await this.#join()
  }

  async #join(): Promise<void> {
    const host = this.#fleet.someone()
    const newcomer = await this.#fleet.join(host)
    if (newcomer === null) return
    this.#joins += 1
    await this.#work.welcome(newcomer, host)
  }

  /** All come back and are joined; first they agree about their team, then everyone is equal and knows it. */
  async #meet(): Promise<number> {
    this.#fleet.web.heal()
    await this.#faults.allBack()
    const startedAt = Date.now()
    const until = startedAt + patienceMs
    await this.#until(until, () => knowTheSame(this.#fleet.members()))
    await this.#acts.promoteAll(this.#fleet.hub)
    await this.#until(until, () => knowTheSame(this.#fleet.members()))
    await this.#look()
    // Nobody is killed any more: all are made before it is asked whether all are equal.
    await Promise.all(this.#fleet.replicas.map((one) => this.#work.edit(one)))
    const hasMet = await this.#until(until, () => agree(this.#fleet))
    return hasMet ? (Date.now() - startedAt) / 1000 : Number.POSITIVE_INFINITY
  }

  /** Goes on connecting everyone until it is so; false if that takes too long. */
  async #until(deadline: number, isSo: () => boolean | Promise<boolean>): Promise<boolean> {
    while (!(await isSo())) {
      if (Date.now() > deadline) return false
      this.#fleet.weave()
      this.#memory.watch(1)
      await pause(200)
    }
    return true
  }

  async #figures(seconds: number, secondsToAgree: number): Promise<SoakFigures> {
    const memory = this.#memory.figures()
    const { replicas, media, web, hostile, hub } = this.#fleet
    const members = this.#fleet.members()
    const team = mergedTeam(replicas)
    const teamsEqual = knowTheSame(members)
    const digestsEqual = await haveEqualDocuments(members)
    const missing = missingMedia(members, media)
    for (const line of missing) this.#options.say(line)
    for (const one of replicas) this.#fleet.kill(one)
    const reread = members.map(({ disk }) => readerOf(disk))
    const diskRoots = await Promise.all(reread.map((replica) => replica.root()))
    const [first] = reread
    if (first === undefined) throw new Error('Nobody is in the team.')
    const viewerMarks = this.#ledger.writtenBy(hostile?.device ?? '')
    const figures: SoakFigures = {
      seed: this.#options.seed,
      replicas: members.length,
      documents: this.#work.documents,
      seconds,
      edits: this.#ledger.changes,
      acknowledged: this.#ledger.acknowledged(),
      kills: this.#faults.kills,
      disksLost: this.#faults.disksLost,
      partitions: web.partitions,
      sessions: web.opened,
      files: this.#work.files,
      blobs: media.length,
      bytes: web.bytes,
      team: {
        ...this.#acts.figures,
        joins: this.#joins,
        keys: team.keys.length,
        statements: hub.teamDisk.statements.length,
      },
      secondsToAgree,
      digestsEqual,
      disksEqual: new Set(diskRoots).size === 1,
      teamsEqual,
      lost: await lacking(first, this.#ledger.promised(new Set(members.map(({ device }) => device)))),
      blobsMissing: missing.length,
      viewer: {
        edits: viewerMarks.length,
        refused: replicas.filter(({ refused }) => refused.has(hostile?.device ?? '')).length,
        leaked: await found(first, viewerMarks),
      },
      outsiders: {
        shutOut: this.#outsiders.count,
        turnedAway: web.turnedAway,
        reachedThem: await this.#outsiders.leaked(),
        takenFromThem: await this.#outsiders.taken(first),
      },
      memory,
    }
    for (const replica of reread) await replica.close()
    return figures
  }
}
