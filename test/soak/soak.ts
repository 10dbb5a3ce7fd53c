import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { putBlob } from '../../shared/replica/blobs/put-blob.ts'
import type { DocId } from '../../shared/replica/store.ts'
import { SeededRandom } from '../support/seeded-random.ts'
import { Acts, knowTheSame, mergedTeam, permanent } from './acts.ts'
import { applyFile, damage, writeFile } from './files.ts'
import { foundTeam, joinTeam } from './join-team.ts'
import { found, Ledger } from './ledger.ts'
import { lacking, newPost, scribble } from './marks.ts'
import { Memory } from './memory.ts'
import { MemoryDisk } from './memory-disk.ts'
import { Outsiders, readerOf } from './outsiders.ts'
import type { SoakFigures, SoakOptions } from './soak-figures.ts'
import { SoakReplica, soakPlan } from './soak-replica.ts'
import type { TeamDisk } from './soak-team.ts'
import { Web } from './web.ts'

/** The longest that replicas may take to agree at the end. */
const patienceMs = 600_000
/** How long a failing disk waits for a quiet moment. */
const quietMs = 15_000
/** Unwritten documents of all replicas together beyond which nothing more is done to them. */
const mostPending = 4_000
/** The team changes so often in the time that there is, but not more often than each half second. */
const mostTeamActs = 60
const leastBetweenActs = 500

/** Replicas in one process that write, part, die, come back, join and are removed; at last all members must be equal. */
export class Soak {
  readonly #options: SoakOptions
  readonly #random: SeededRandom
  readonly #web: Web
  readonly #memory = new Memory(() => this.#onDisks())
  readonly #replicas: SoakReplica[] = []
  readonly #ids: DocId[] = []
  readonly #ledger = new Ledger()
  readonly #outsiders = new Outsiders(this.#ledger)
  readonly #acts: Acts
  readonly #blobs: string[] = []
  #steps = 0
  #teamActs = 0
  #kills = 0
  #disksLost = 0
  #joins = 0
  #devices = 0
  readonly #files = { applied: 0, damaged: 0, strange: 0 }

  constructor(options: SoakOptions) {
    this.#options = options
    this.#random = new SeededRandom(options.seed)
    this.#web = new Web(this.#random)
    this.#acts = new Acts(this.#random, this.#replicas)
  }

  async run(): Promise<SoakFigures> {
    await this.#prepare()
    const startedAt = Date.now()
    const until = startedAt + this.#options.milliseconds
    const betweenActs = Math.max(leastBetweenActs, this.#options.milliseconds / mostTeamActs)
    this.#memory.sample()
    let told = startedAt
    while (Date.now() < until) {
      await this.#step()
      if (Date.now() - startedAt > this.#teamActs * betweenActs) await this.#changeTeam()
      this.#memory.watch((Date.now() - startedAt) / this.#options.milliseconds)
      if (Date.now() - told < 30_000) continue
      told = Date.now()
      this.#say(told - startedAt)
    }
    const secondsToAgree = await this.#meet()
    return this.#figures((Date.now() - startedAt) / 1000, secondsToAgree)
  }

  #say(ms: number): void {
    const { removals, roleChanges } = this.#acts.figures
    const team = `${removals} removals, ${this.#joins} joins, ${roleChanges} roles`
    const words = `${this.#ledger.changes} edits, ${this.#kills} kills, ${team}, ${this.#memory.words()}`
    this.#options.say(`${Math.round(ms / 1000)} s: ${words}`)
  }

  get #hub(): SoakReplica {
    const hub = this.#replicas[0]
    if (hub === undefined) throw new Error('There is no hub.')
    return hub
  }

  /** Everyone begins with the same documents on their disk, joins the first and starts. */
  async #prepare(): Promise<void> {
    const { replicas, documents } = this.#options
    const posts = Array.from({ length: documents }, (_, at) => {
      const id = this.#random.docId(Date.UTC(2026, 0, 1) + at * 60_000)
      this.#ids.push(id)
      const mark = `first ${at}`
      this.#ledger.everyoneHas({ id, mark })
      return newPost(id, mark, this.#random, Date.UTC(2026, 0, 1) + at * 60_000)
    })
    const begin = async (teamDisk: TeamDisk, isHostile = false) => {
      const one = await this.#add(teamDisk, isHostile)
      for (let start = 0; start < posts.length; start += 500)
        await one.disk.commit(posts.slice(start, start + 500), 'relaxed')
      await one.start([])
    }
    await begin(foundTeam(soakPlan, this.#random))
    for (let index = 1; index < replicas; index++) await begin(await this.#invited(index < 4 ? 'admin' : 'editor'))
    // One more than are counted: a viewer who writes all the same.
    await begin(await this.#invited('viewer'), true)
    for (const { doc } of posts) doc.destroy()
  }

  async #invited(role: 'admin' | 'editor' | 'viewer'): Promise<TeamDisk> {
    const disk = await joinTeam(this.#hub.team, `member ${this.#devices}`, role, this.#random)
    if (disk === null) throw new Error('The founder could not invite.')
    return disk
  }

  async #add(teamDisk: TeamDisk, isHostile = false): Promise<SoakReplica> {
    const index = this.#devices++
    const random = new SeededRandom(this.#options.seed * 1000 + index)
    const disk = await this.#options.disk(index)
    const one = new SoakReplica({ index, disk, teamDisk, random, isHostile })
    this.#replicas.push(one)
    return one
  }

  async #step(): Promise<void> {
    const dice = this.#random.below(10_000)
    this.#web.weave(this.#replicas)
    if (dice < 200) void this.#edit(this.#replicas.find(({ isHostile }) => isHostile))
    else if (dice < 8_800) void this.#edit(this.#someone())
    else if (dice < 9_000) await this.#import()
    else if (dice < 9_550) this.#web.cutOne()
    else if (dice < 9_650) this.#killOne()
    else if (dice < 9_750) this.#partOrHeal()
    else if (dice < 9_900) await this.#handOver()
    else if (dice < 9_920) await this.#loseDisk()
    else if (dice < 9_970) await this.#addBlob()
    if (this.#steps++ % 50 === 0) await this.#look()
    await pause(this.#random.below(12))
    while (this.#pending() > mostPending) await pause(50)
  }

  /** What was confirmed to whom by now, and who is shut out. */
  async #look(): Promise<void> {
    const refused = new Set(this.#replicas.flatMap((one) => [...one.refused]))
    for (const one of this.#replicas) if (!refused.has(one.device)) this.#ledger.note(one)
    this.#outsiders.look(this.#hub, this.#replicas)
    const longestOut = this.#outsiders.tooMany()
    if (longestOut === undefined) return
    this.#end(longestOut)
    this.#replicas.splice(this.#replicas.indexOf(longestOut), 1)
    await this.#outsiders.end(longestOut)
  }

  /** Somebody is removed, often while the network is parted; somebody has another role; somebody joins. */
  async #changeTeam(): Promise<void> {
    const act = this.#teamActs++ % 3
    if (act === 0) {
      if (this.#random.chance(0.5)) this.#part()
      await this.#acts.remove()
    } else if (act === 1) await this.#acts.changeRole()
    else await this.#join()
  }

  async #join(): Promise<void> {
    const hosts = this.#replicas.filter((one) => one.mayWrite() && !one.isHostile)
    const role = this.#random.pick(['viewer', 'editor', 'editor', 'admin'] as const)
    const host = this.#random.pick(hosts)
    const disk = await joinTeam(host.team, `member ${this.#devices}`, role, this.#random)
    if (disk === null) return
    this.#joins += 1
    const newcomer = await this.#add(disk)
    await newcomer.start(this.#blobs)
    // The plan comes along as a file: who begins with nothing would get all of it from each peer at once.
    await applyFile(newcomer, await writeFile(host, null, this.#random))
  }

  #pending(): number {
    return this.#replicas.reduce((sum, one) => sum + (one.isAlive ? one.replica.saving.pending : 0), 0)
  }

  /** Someone who believes that they may write. */
  #someone(): SoakReplica {
    return this.#random.pick(this.#replicas.filter((one) => one.mayWrite() && !one.isHostile))
  }

  /** Resolves when it is confirmed; one that is killed first never confirms: then nothing was promised. */
  async #edit(by: SoakReplica | undefined): Promise<void> {
    if (by?.isAlive !== true) return
    const ids = Array.from({ length: this.#random.chance(0.9) ? 1 : 8 }, () => this.#random.pick(this.#ids))
    const { marks, confirm } = this.#ledger.begin(by.device, ids)
    const durability = this.#random.chance(0.2) ? 'strict' : 'relaxed'
    const edits = marks.map(({ id, mark }) => ({
      id,
      mutate: (doc: Parameters<typeof scribble>[0]) => scribble(doc, mark, this.#random),
    }))
    await by.replica.changeAll(edits, durability).then(confirm, () => {})
  }

  /** As an import does: written to the store past the replica, which adopts the documents then. */
  async #import(): Promise<void> {
    const one = this.#someone()
    const ids = Array.from({ length: 1 + this.#random.below(12) }, () => this.#random.docId(Date.now()))
    const { marks, confirm } = this.#ledger.begin(one.device, ids)
    const posts = marks.map(({ id, mark }) => newPost(id, mark, this.#random, Date.now()))
    await one.disk.commit(posts, 'strict')
    await one.replica.adopt(posts)
    confirm()
    this.#ids.push(...ids)
    for (const { doc } of posts) doc.destroy()
  }

  #killOne(): void {
    const alive = this.#replicas.filter(({ isAlive }) => isAlive)
    if (alive.length < this.#replicas.length / 2) return
    const one = this.#random.pick(alive)
    this.#end(one)
    this.#kills += 1
    setTimeout(() => void this.#restart(one), this.#random.below(4_000))
  }

  async #restart(one: SoakReplica): Promise<void> {
    if (this.#replicas.includes(one) && !one.isAlive) await one.start(this.#blobs)
  }

  #end(one: SoakReplica): void {
    one.kill()
    this.#web.cutAllOf(one)
  }

  #part(): void {
    this.#web.partition(this.#devices)
  }

  #partOrHeal(): void {
    if (this.#random.chance(0.5)) this.#part()
    else this.#web.heal()
  }

  /** A file goes from one to another, who may be out; now and then it is damaged on the way. */
  async #handOver(): Promise<void> {
    const from = this.#someone()
    const to = this.#random.pick(this.#replicas.filter(({ isAlive, isHostile }) => isAlive && !isHostile))
    if (from === to) return
    const bytes = await writeFile(from, this.#random.chance(0.03) ? null : to, this.#random)
    const isDamaged = this.#random.chance(0.3)
    const taken = await applyFile(to, isDamaged ? damage(bytes, this.#random) : bytes)
    if (taken.kind === 'taken' && !isDamaged) this.#files.applied += 1
    else if (taken.kind !== 'refused') throw new Error(`A file was ${taken.kind}, and should not have been.`)
    else if (['unknown-key', 'not-a-member', 'viewer', 'removed'].includes(taken.reason)) this.#files.strange += 1
    else if (isDamaged) this.#files.damaged += 1
    else throw new Error(`A whole file was refused: ${taken.reason}.`)
  }

  /** A disk may fail once a hub has confirmed everything that is on it: in a quiet moment, for which it waits. */
  async #loseDisk(): Promise<void> {
    const patience = Date.now() + quietMs
    let one = this.#dispensable()
    while (one === undefined && Date.now() < patience) {
      await pause(100)
      this.#web.weave(this.#replicas)
      one = this.#dispensable()
    }
    if (one === undefined) return
    one.loseDisk(new MemoryDisk())
    this.#web.cutAllOf(one)
    this.#disksLost += 1
    await one.start(this.#blobs)
  }

  /** Live: both were equal once, and all that has changed here since was confirmed as durable there. */
  #dispensable(): SoakReplica | undefined {
    const hubs = this.#replicas.filter(({ index, isAlive }) => index < permanent && isAlive)
    const isAt = (hub: SoakReplica, one: SoakReplica) => {
      const there = [...one.sessions].some(
        ([{ state }, device]) => device === hub.device && state.phase === 'live' && state.unconfirmed === 0,
      )
      return there && hub.team.mayTakeFrom(one.device) && this.#blobs.every((hash) => hub.exchange.blobs.has(hash))
    }
    const refused = new Set(hubs.flatMap((hub) => [...hub.refused]))
    return this.#replicas.find((one) => {
      const isDone = !one.isHostile && one.mayWrite() && one.replica.saving.pending === 0 && !refused.has(one.device)
      return isDone && hubs.some((hub) => hub !== one && isAt(hub, one))
    })
  }

  /** A hub adds media: it is promised to be elsewhere only once it is, so whoever put it must stay. */
  async #addBlob(): Promise<void> {
    const one = this.#replicas.find(({ index, isAlive }) => index < permanent && isAlive)
    if (one === undefined || this.#blobs.length >= 60) return
    const seed = createHash('sha256').update(`${this.#ledger.changes}`).digest()
    const bytes = new Uint8Array(Buffer.concat(Array.from({ length: 1 + this.#random.below(40_000) }, () => seed)))
    const put = await putBlob(one.exchange.blobs, new Blob([bytes]), () => {}, { aborted: false })
    if (put === null || !one.isAlive) return
    this.#blobs.push(put.hash)
    for (const each of this.#replicas) each.want(this.#blobs)
  }

  /** All come back and are joined; first they agree about their team, then everyone is equal and knows it. */
  async #meet(): Promise<number> {
    const startedAt = Date.now()
    const until = startedAt + patienceMs
    this.#web.heal()
    await pause(4_100)
    for (const one of this.#replicas) await this.#restart(one)
    await this.#until(until, () => knowTheSame(this.#members()))
    await this.#acts.promoteAll(this.#hub)
    await this.#until(until, () => knowTheSame(this.#members()))
    await this.#look()
    // Nobody is killed any more: all are made before it is asked whether all are equal.
    await Promise.all(this.#replicas.map((one) => this.#edit(one)))
    const hasMet = await this.#until(until, () => this.#agree())
    return hasMet ? (Date.now() - startedAt - 4_100) / 1000 : Number.POSITIVE_INFINITY
  }

  /** Goes on connecting everyone until it is so; false if that takes too long. */
  async #until(deadline: number, isSo: () => boolean | Promise<boolean>): Promise<boolean> {
    while (!(await isSo())) {
      if (Date.now() > deadline) return false
      this.#web.weave(this.#replicas)
      await pause(200)
    }
    return true
  }

  /** Who is in the team by all that anybody knows, but for the viewer who does not keep to it. */
  #members(): readonly SoakReplica[] {
    const { devices } = mergedTeam(this.#replicas)
    return this.#replicas.filter(({ device, isHostile }) => devices.has(device) && !isHostile)
  }

  async #agree(): Promise<boolean> {
    const members = this.#members()
    const devices = new Set(members.map(({ device }) => device))
    if (this.#pending() > 0) return false
    const sessions = members.flatMap((one) => [...one.sessions].filter(([, peer]) => devices.has(peer)))
    if (!sessions.every(([{ state }]) => state.inStep && state.unconfirmed === 0)) return false
    if (new Set(await roots(members)).size !== 1) return false
    return this.#missingBlobs(members) === 0
  }

  #onDisks(): number {
    return this.#replicas.reduce((sum, one) => sum + one.bytesOnDisk, 0)
  }

  #missingBlobs(members: readonly SoakReplica[]): number {
    return members.reduce((sum, one) => sum + this.#blobs.filter((hash) => !one.exchange.blobs.has(hash)).length, 0)
  }

  #tellMissing(members: readonly SoakReplica[]): void {
    for (const { index, exchange, sessions } of members)
      for (const hash of this.#blobs.filter((one) => !exchange.blobs.has(one))) {
        const here = JSON.stringify(exchange.blobs.find(hash))
        this.#options.say(`${index} lacks the file ${hash}: ${here}, ${sessions.size} sessions`)
      }
  }

  async #figures(seconds: number, secondsToAgree: number): Promise<SoakFigures> {
    const memory = this.#memory.figures()
    const members = this.#members()
    const team = mergedTeam(this.#replicas)
    const teamsEqual = knowTheSame(members)
    const digestsEqual = new Set(await roots(members)).size === 1
    const blobsMissing = this.#missingBlobs(members)
    if (blobsMissing > 0) this.#tellMissing(members)
    for (const one of this.#replicas) this.#end(one)
    const reread = members.map(({ disk }) => readerOf(disk))
    const diskRoots = await Promise.all(reread.map((replica) => replica.root()))
    const [first] = reread
    if (first === undefined) throw new Error('Nobody is in the team.')
    const hostile = this.#replicas.find(({ isHostile }) => isHostile)
    const viewerMarks = this.#ledger.writtenBy(hostile?.device ?? '')
    const figures: SoakFigures = {
      seed: this.#options.seed,
      replicas: members.length,
      documents: this.#ids.length,
      seconds,
      edits: this.#ledger.changes,
      acknowledged: this.#ledger.acknowledged(),
      kills: this.#kills,
      disksLost: this.#disksLost,
      partitions: this.#web.partitions,
      sessions: this.#web.opened,
      files: this.#files,
      blobs: this.#blobs.length,
      bytes: this.#web.bytes,
      team: {
        ...this.#acts.figures,
        joins: this.#joins,
        keys: team.keys.length,
        statements: this.#hub.teamDisk.statements.length,
      },
      secondsToAgree,
      digestsEqual,
      disksEqual: new Set(diskRoots).size === 1,
      teamsEqual,
      lost: await lacking(first, this.#ledger.promised(new Set(members.map(({ device }) => device)))),
      blobsMissing,
      viewer: {
        edits: viewerMarks.length,
        refused: this.#replicas.filter(({ refused }) => refused.has(hostile?.device ?? '')).length,
        leaked: await found(first, viewerMarks),
      },
      outsiders: {
        shutOut: this.#outsiders.count,
        turnedAway: this.#web.turnedAway,
        reachedThem: await this.#outsiders.leaked(),
        takenFromThem: await this.#outsiders.taken(first),
      },
      memory,
    }
    for (const replica of reread) await replica.close()
    return figures
  }
}

const roots = (of: readonly SoakReplica[]): Promise<readonly string[]> =>
  Promise.all(of.map(({ replica }) => replica.root()))
