import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { putBlob } from '../../shared/replica/blobs/put-blob.ts'
import { Replica } from '../../shared/replica/replica.ts'
import type { DocId, Store } from '../../shared/replica/store.ts'
import { SeededRandom } from '../support/seeded-random.ts'
import { applyFile, damage, writeFile } from './files.ts'
import { lacking, type Mark, newPost, scribble } from './marks.ts'
import { Memory, type MemoryFigures } from './memory.ts'
import { MemoryDisk } from './memory-disk.ts'
import { SoakReplica, soakPlan } from './soak-replica.ts'
import { Web } from './web.ts'

/** How long and how large. */
export interface SoakOptions {
  readonly seed: number
  readonly replicas: number
  readonly documents: number
  readonly milliseconds: number
  /** The disk of a replica; some may be real ones. */
  disk(index: number): Promise<Store>
  say(line: string): void
}

/** What happened, and what was found at the end. */
export interface SoakFigures {
  readonly seed: number
  readonly replicas: number
  readonly documents: number
  readonly seconds: number
  readonly edits: number
  readonly acknowledged: number
  readonly kills: number
  readonly disksLost: number
  readonly partitions: number
  readonly sessions: number
  readonly files: { readonly applied: number; readonly refused: number }
  readonly blobs: number
  readonly bytes: number
  /** From the last edit, with everything joined again, until all were equal and knew it. */
  readonly secondsToAgree: number
  readonly digestsEqual: boolean
  /** The same, read back from the disks alone. */
  readonly disksEqual: boolean
  readonly lost: readonly string[]
  readonly blobsMissing: number
  /** Changes of a viewer whose program ignores that it may not write: how often they were refused, and where they are. */
  readonly viewer: { readonly edits: number; readonly refused: number; readonly leaked: readonly string[] }
  readonly memory: MemoryFigures
}

/** The longest that replicas may take to agree at the end. */
const patienceMs = 600_000
/** How long a failing disk waits for a quiet moment. */
const quietMs = 15_000
/** Unwritten documents of all replicas together beyond which nothing more is done to them. */
const mostPending = 4_000

/** Replicas in one process that write, part, die and come back, until the time is over; then all must be equal. */
export class Soak {
  readonly #options: SoakOptions
  readonly #random: SeededRandom
  readonly #web: Web
  readonly #memory = new Memory(() => this.#onDisks())
  readonly #replicas: SoakReplica[] = []
  readonly #ids: DocId[] = []
  readonly #acknowledged: Mark[] = []
  readonly #blobs: string[] = []
  readonly #viewerMarks: Mark[] = []
  #edits = 0
  #kills = 0
  #disksLost = 0
  #filesApplied = 0
  #filesRefused = 0

  constructor(options: SoakOptions) {
    this.#options = options
    this.#random = new SeededRandom(options.seed)
    this.#web = new Web(this.#random)
  }

  async run(): Promise<SoakFigures> {
    await this.#prepare()
    const startedAt = Date.now()
    const until = startedAt + this.#options.milliseconds
    this.#memory.sample()
    let told = startedAt
    while (Date.now() < until) {
      await this.#step()
      this.#memory.watch((Date.now() - startedAt) / this.#options.milliseconds)
      if (Date.now() - told < 30_000) continue
      told = Date.now()
      this.#options.say(
        `${Math.round((told - startedAt) / 1000)} s: ${this.#edits} edits, ${this.#kills} kills, ${this.#memory.words()}`,
      )
    }
    const secondsToAgree = await this.#meet()
    return this.#figures((Date.now() - startedAt) / 1000, secondsToAgree)
  }

  /** Everyone begins with the same documents on their disk, and starts. */
  async #prepare(): Promise<void> {
    const { replicas, documents, disk } = this.#options
    const posts = Array.from({ length: documents }, (_, at) => {
      const id = this.#random.docId(Date.UTC(2026, 0, 1) + at * 60_000)
      this.#ids.push(id)
      const mark = `first ${at}`
      this.#acknowledged.push({ id, mark })
      return newPost(id, mark, this.#random, Date.UTC(2026, 0, 1) + at * 60_000)
    })
    // One more than are counted: a viewer who writes all the same.
    for (let index = 0; index <= replicas; index++) {
      const store = await disk(index)
      for (let start = 0; start < posts.length; start += 500)
        await store.commit(posts.slice(start, start + 500), 'relaxed')
      const replica = new SoakReplica(
        index,
        store,
        new SeededRandom(this.#options.seed * 1000 + index),
        index === replicas,
      )
      await replica.start([])
      this.#replicas.push(replica)
    }
    for (const { doc } of posts) doc.destroy()
  }

  async #step(): Promise<void> {
    const dice = this.#random.below(10_000)
    this.#web.weave(this.#replicas)
    if (dice < 200) this.#editAsViewer()
    else if (dice < 8_800) this.#edit()
    else if (dice < 9_000) await this.#import()
    else if (dice < 9_550) this.#web.cutOne()
    else if (dice < 9_650) this.#killOne()
    else if (dice < 9_750) this.#partOrHeal()
    else if (dice < 9_900) await this.#handOver()
    else if (dice < 9_920) await this.#loseDisk()
    else if (dice < 9_970) await this.#addBlob()
    await pause(this.#random.below(12))
    while (this.#pending() > mostPending) await pause(50)
  }

  #pending(): number {
    return this.#replicas.reduce((sum, one) => sum + (one.isAlive ? one.replica.saving.pending : 0), 0)
  }

  #someone(): SoakReplica {
    return this.#random.pick(this.#replicas.filter(({ isAlive, isViewer }) => isAlive && !isViewer))
  }

  #edit(): void {
    const { replica } = this.#someone()
    const marks = Array.from({ length: this.#random.chance(0.9) ? 1 : 8 }, () => ({
      id: this.#random.pick(this.#ids),
      mark: `${++this.#edits}`,
    }))
    const durability = this.#random.chance(0.2) ? 'strict' : 'relaxed'
    const edits = marks.map(({ id, mark }) => ({
      id,
      mutate: (doc: Parameters<typeof scribble>[0]) => scribble(doc, mark, this.#random),
    }))
    // A replica that is killed first never confirms: then nothing was promised.
    void replica.changeAll(edits, durability).then(
      () => this.#acknowledged.push(...marks),
      () => {},
    )
  }

  #editAsViewer(): void {
    const viewer = this.#replicas.find(({ isViewer }) => isViewer)
    if (viewer?.isAlive !== true) return
    const mark = { id: this.#random.pick(this.#ids), mark: `viewer ${this.#viewerMarks.length}` }
    this.#viewerMarks.push(mark)
    void viewer.replica.change(mark.id, (doc) => scribble(doc, mark.mark, this.#random)).catch(() => {})
  }

  /** As an import does: written to the store past the replica, which adopts the documents then. */
  async #import(): Promise<void> {
    const one = this.#someone()
    const posts = Array.from({ length: 1 + this.#random.below(12) }, () => {
      const id = this.#random.docId(Date.now())
      return newPost(id, `${++this.#edits}`, this.#random, Date.now())
    })
    await one.disk.commit(posts, 'strict')
    await one.replica.adopt(posts)
    const first = this.#edits - posts.length + 1
    this.#acknowledged.push(...posts.map(({ id }, at) => ({ id, mark: `${first + at}` })))
    this.#ids.push(...posts.map(({ id }) => id))
    for (const { doc } of posts) doc.destroy()
  }

  #killOne(): void {
    if (this.#replicas.filter(({ isAlive }) => isAlive).length < this.#replicas.length / 2) return
    const one = this.#random.pick(this.#replicas.filter(({ isAlive }) => isAlive))
    this.#end(one)
    this.#kills += 1
    setTimeout(() => void one.start(this.#blobs), this.#random.below(4_000))
  }

  #end(one: SoakReplica): void {
    one.kill()
    this.#web.cutAllOf(one)
  }

  #partOrHeal(): void {
    if (this.#random.chance(0.5)) this.#web.partition(this.#replicas.length)
    else this.#web.heal()
  }

  /** A file goes from one to another; now and then it is damaged on the way. */
  async #handOver(): Promise<void> {
    const [from, to] = [this.#someone(), this.#someone()]
    if (from === to) return
    const bytes = await writeFile(from, this.#random.chance(0.03) ? null : to, this.#random)
    const isDamaged = this.#random.chance(0.3)
    const taken = await applyFile(to, isDamaged ? damage(bytes, this.#random) : bytes)
    const expected = isDamaged ? 'refused' : 'taken'
    if (taken.kind !== expected) throw new Error(`A file was ${taken.kind}, and should have been ${expected}.`)
    if (isDamaged) this.#filesRefused += 1
    else this.#filesApplied += 1
  }

  /** A disk may fail once someone else has confirmed everything that is on it: in a quiet moment, for which it waits. */
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

  #dispensable(): SoakReplica | undefined {
    // Live: both were equal once, and all that has changed here since was confirmed as durable there.
    const isElsewhere = (one: SoakReplica) =>
      this.#web.sessionsOf(one).some(({ state }) => state.phase === 'live' && state.unconfirmed === 0)
    return this.#writers().find(
      (one) => one.isAlive && one.replica.saving.pending === 0 && isElsewhere(one) && this.#isMediaElsewhere(one),
    )
  }

  #isMediaElsewhere(one: SoakReplica): boolean {
    const others = this.#replicas.filter((other) => other !== one && other.isAlive)
    return this.#blobs.every((hash) => others.some(({ exchange }) => exchange.blobs.has(hash)))
  }

  async #addBlob(): Promise<void> {
    const one = this.#someone()
    const seed = createHash('sha256').update(`${this.#edits}`).digest()
    const bytes = new Uint8Array(Buffer.concat(Array.from({ length: 1 + this.#random.below(40_000) }, () => seed)))
    const put = await putBlob(one.exchange.blobs, new Blob([bytes]), () => {}, { aborted: false })
    if (put === null || !one.isAlive || this.#blobs.length >= 60) return
    // Media is promised to be elsewhere only once it is: whoever put it must not die before.
    this.#blobs.push(put.hash)
    for (const each of this.#replicas) each.want(this.#blobs)
  }

  /** All come back and are joined, until everyone is equal and knows it. */
  async #meet(): Promise<number> {
    const startedAt = Date.now()
    this.#web.heal()
    await pause(4_100)
    for (const [index, one] of this.#replicas.entries()) {
      if (!one.isAlive) await one.start(this.#blobs)
      const before = this.#replicas[index - 1]
      if (before !== undefined) this.#web.join(before, one)
    }
    while (!(await this.#agree())) {
      if (Date.now() - startedAt > patienceMs) return Number.POSITIVE_INFINITY
      this.#web.weave(this.#replicas)
      await pause(200)
    }
    return (Date.now() - startedAt - 4_100) / 1000
  }

  async #agree(): Promise<boolean> {
    if (this.#pending() > 0) return false
    if (!this.#web.sessions().every(({ state }) => state.inStep && state.unconfirmed === 0)) return false
    if (new Set(await this.#roots()).size !== 1) return false
    return this.#missingBlobs() === 0
  }

  #roots(): Promise<readonly string[]> {
    return Promise.all(this.#writers().map(({ replica }) => replica.root()))
  }

  #onDisks(): number {
    return this.#replicas.reduce((sum, one) => sum + one.bytesOnDisk, 0)
  }

  #writers(): readonly SoakReplica[] {
    return this.#replicas.filter(({ isViewer }) => !isViewer)
  }

  #missingBlobs(): number {
    return this.#replicas.reduce(
      (sum, one) => sum + this.#blobs.filter((hash) => !one.exchange.blobs.has(hash)).length,
      0,
    )
  }

  async #figures(seconds: number, secondsToAgree: number): Promise<SoakFigures> {
    const memory = this.#memory.figures()
    const digestsEqual = new Set(await this.#roots()).size === 1
    const blobsMissing = this.#missingBlobs()
    const bytes = this.#web.bytes
    for (const one of this.#replicas) this.#end(one)
    const reread = this.#writers().map(({ disk }) => this.#reader(disk))
    const roots = await Promise.all(reread.map((replica) => replica.root()))
    const [first] = reread
    const lost = first === undefined ? [] : await lacking(first, this.#acknowledged)
    const unseen = new Set(first === undefined ? [] : await lacking(first, this.#viewerMarks))
    const leaked = this.#viewerMarks.map(({ mark }) => mark).filter((mark) => !unseen.has(mark))
    for (const replica of reread) await replica.close()
    return {
      seed: this.#options.seed,
      replicas: this.#writers().length,
      documents: this.#ids.length,
      seconds,
      edits: this.#edits,
      acknowledged: this.#acknowledged.length,
      kills: this.#kills,
      disksLost: this.#disksLost,
      partitions: this.#web.partitions,
      sessions: this.#web.opened,
      files: { applied: this.#filesApplied, refused: this.#filesRefused },
      blobs: this.#blobs.length,
      bytes,
      secondsToAgree,
      digestsEqual,
      disksEqual: new Set(roots).size === 1,
      lost,
      blobsMissing,
      viewer: { edits: this.#viewerMarks.length, refused: this.#web.refused, leaked },
      memory,
    }
  }

  #reader(store: Store): Replica {
    const clock = { now: () => Date.now(), after: () => () => {} }
    return new Replica({
      store,
      planId: soakPlan,
      replicaId: 'reader',
      clock,
      random: (length) => this.#random.bytes(length),
    })
  }
}
