import { MemoryStore } from '../../shared/replica/memory-store.ts'
import { Replica } from '../../shared/replica/replica.ts'
import type { Session } from '../../shared/replica/session.ts'
import type { DocId } from '../../shared/replica/store.ts'
import { newPost, scribble } from '../soak/marks.ts'
import { SeededRandom } from '../support/seeded-random.ts'
import { slowWire, type Uplink } from './slow-wire.ts'
import { VirtualClock } from './virtual-clock.ts'

/** Who is joined to whom. */
export interface Shape {
  readonly name: string
  readonly members: number
  readonly hubs: number
  /** How many of the hubs each member is joined to. */
  readonly hubsEach: number
  /** How many other members each member is joined to, at least. */
  readonly peersEach: number
  readonly documents: number
  /** Edits that are made, one a second, each by another member. */
  readonly edits: number
  readonly seed: number
}

/** What one edit costs on average; times are virtual milliseconds, bytes are on the wire with what is around frames. */
export interface Spread {
  readonly shape: string
  readonly medianMs: number
  readonly slowestMs: number
  /** Until everyone has said that it is durable there, as far as the writer's own peers go. */
  readonly bytesPerEdit: number
  readonly hubBytesOutPerEditAndMember: number
  readonly hubBytesInPerEditAndMember: number
  readonly memberBytesPerEdit: number
  /** Milliseconds of this computer's time that one hub spent on one edit, for each member joined to it. */
  readonly hubCpuMsPerEditAndMember: number
  /** A member that comes back after 10 others' edits: until it has them. */
  readonly returnMs: number
  readonly returnBytes: number
  readonly reachedAll: boolean
}

interface Node {
  readonly name: string
  readonly replica: Replica
  readonly uplink: Uplink
  readonly isHub: boolean
  readonly sessions: Session[]
}

const megabit = 125_000
/** A home's way out, and a rented computer's. */
const memberUplink = 10 * megabit
const hubUplink = 200 * megabit
const latencyMs = { hubToHub: 15, memberToHub: 25, memberToMember: 40 }
/** The longest that an edit may take to reach everyone. */
const patienceMs = 60_000

/** Members and hubs with real replicas and sessions, on lines with latency, in virtual time. */
export class Simulation {
  readonly #shape: Shape
  readonly #clock = new VirtualClock()
  readonly #random: SeededRandom
  readonly #nodes: Node[] = []
  readonly #ids: DocId[] = []

  constructor(shape: Shape) {
    this.#shape = shape
    this.#random = new SeededRandom(shape.seed)
  }

  async run(): Promise<Spread> {
    await this.#prepare()
    this.#joinAll()
    await this.#clock.run(this.#clock.now + 20_000)
    if (!this.#areEqual()) throw new Error('They did not begin with equal plans.')
    this.#resetCounters()
    const times: number[] = []
    let reachedAll = true
    for (let edit = 0; edit < this.#shape.edits; edit++) {
      const reached = await this.#editOnce(edit)
      reachedAll &&= reached.length === this.#nodes.length - 1
      times.push(...reached)
    }
    // What is checked again after the last change belongs to the cost.
    await this.#clock.run(this.#clock.now + 5_000)
    const spread = this.#spread(times)
    return { ...spread, ...(await this.#comeBack()), reachedAll }
  }

  async #prepare(): Promise<void> {
    const start = Date.UTC(2026, 0, 1)
    const posts = Array.from({ length: this.#shape.documents }, (_, at) => {
      const id = this.#random.docId(start + at)
      this.#ids.push(id)
      return newPost(id, `first ${at}`, this.#random, start)
    })
    const { hubs, members } = this.#shape
    for (let index = 0; index < hubs + members; index++) {
      const store = new MemoryStore()
      await store.commit(posts, 'relaxed')
      this.#nodes.push(this.#node(index < hubs ? `hub ${index}` : `member ${index - hubs}`, index < hubs, store))
    }
    for (const { doc } of posts) doc.destroy()
  }

  #node(name: string, isHub: boolean, store: MemoryStore): Node {
    const replica = new Replica({
      store,
      planId: 'simulation',
      replicaId: name,
      clock: this.#clock.of(name),
      random: (length) => this.#random.bytes(length),
    })
    const bytesPerSecond = isHub ? hubUplink : memberUplink
    return {
      name,
      replica,
      isHub,
      uplink: { owner: name, bytesPerSecond, busyUntil: 0, sent: 0, received: 0, frames: 0 },
      sessions: [],
    }
  }

  #joinAll(): void {
    const hubs = this.#nodes.filter(({ isHub }) => isHub)
    const members = this.#nodes.filter(({ isHub }) => !isHub)
    for (const [at, hub] of hubs.entries()) for (const other of hubs.slice(at + 1)) this.#join(hub, other)
    for (const [at, member] of members.entries()) {
      for (let each = 0; each < this.#shape.hubsEach; each++) {
        const hub = hubs[(at + each) % hubs.length]
        if (hub !== undefined) this.#join(member, hub)
      }
      for (let each = 0; each < this.#shape.peersEach / 2; each++) {
        const other = this.#random.pick(members)
        if (other !== member) this.#join(member, other)
      }
    }
  }

  #join(a: Node, b: Node): void {
    const latency =
      a.isHub && b.isHub ? latencyMs.hubToHub : a.isHub || b.isHub ? latencyMs.memberToHub : latencyMs.memberToMember
    const [mine, theirs] = slowWire(this.#clock, this.#random, [a.uplink, b.uplink], latency)
    a.sessions.push(a.replica.connect(mine))
    b.sessions.push(b.replica.connect(theirs))
  }

  #areEqual(): boolean {
    return this.#nodes.every(({ sessions }) => sessions.every(({ state }) => state.inStep))
  }

  /** One member types; the answer is when each other replica had it durably, in milliseconds since. */
  async #editOnce(edit: number): Promise<readonly number[]> {
    const writer = this.#random.pick(this.#nodes.filter(({ isHub }) => !isHub))
    const id = this.#random.pick(this.#ids)
    const startedAt = this.#clock.now
    const reached: number[] = []
    const others = this.#nodes.filter((node) => node !== writer)
    const stops = others.map(({ replica }) => {
      const stop = replica.watchDocs((ids) => {
        if (!ids.includes(id)) return
        reached.push(this.#clock.now - startedAt)
        stop()
      })
      return stop
    })
    void writer.replica.change(id, (doc) => scribble(doc, `edit ${edit}`, this.#random))
    await this.#clock.run(startedAt + patienceMs, () => reached.length === others.length)
    for (const stop of stops) stop()
    await this.#clock.run(Math.max(this.#clock.now, startedAt + 1_000))
    return reached
  }

  #resetCounters(): void {
    this.#clock.spent.clear()
    for (const { uplink } of this.#nodes) Object.assign(uplink, { sent: 0, received: 0, frames: 0 })
  }

  #spread(times: readonly number[]): Omit<Spread, 'returnMs' | 'returnBytes' | 'reachedAll'> {
    const { edits, members, hubs, hubsEach, name } = this.#shape
    const sorted = [...times].sort((a, b) => a - b)
    const sum = (nodes: readonly Node[], of: (node: Node) => number) =>
      nodes.reduce((total, node) => total + of(node), 0)
    const hubNodes = this.#nodes.filter(({ isHub }) => isHub)
    const memberNodes = this.#nodes.filter(({ isHub }) => !isHub)
    const joined = Math.max(1, Math.min(hubs, hubsEach) * members)
    return {
      shape: name,
      medianMs: sorted[sorted.length >> 1] ?? Number.NaN,
      slowestMs: sorted.at(-1) ?? Number.NaN,
      bytesPerEdit: sum(this.#nodes, ({ uplink }) => uplink.sent) / edits,
      hubBytesOutPerEditAndMember: sum(hubNodes, ({ uplink }) => uplink.sent) / edits / joined,
      hubBytesInPerEditAndMember: sum(hubNodes, ({ uplink }) => uplink.received) / edits / joined,
      memberBytesPerEdit: sum(memberNodes, ({ uplink }) => uplink.sent + uplink.received) / edits / members,
      hubCpuMsPerEditAndMember: sum(hubNodes, (node) => this.#clock.spent.get(node.name) ?? 0) / edits / joined,
    }
  }

  /** A newcomer with the plan as it was at the start meets one hub, or one member where there is none. */
  async #comeBack(): Promise<Pick<Spread, 'returnMs' | 'returnBytes'>> {
    const [host] = this.#nodes
    if (host === undefined) return { returnMs: Number.NaN, returnBytes: Number.NaN }
    const store = new MemoryStore()
    const away = this.#node('the one who was away', false, store)
    for (const id of this.#ids) {
      const whole = await host.replica.wholeOf(id)
      if (whole !== null) await away.replica.receive([whole])
    }
    for (let at = 0; at < 10; at++) {
      const id = this.#random.pick(this.#ids)
      void host.replica.change(id, (doc) => scribble(doc, `while away ${at}`, this.#random))
    }
    await this.#clock.run(this.#clock.now + 5_000)
    const startedAt = this.#clock.now
    this.#join(away, host)
    const [session] = away.sessions
    await this.#clock.run(startedAt + patienceMs, () => session?.state.inStep === true)
    return { returnMs: this.#clock.now - startedAt, returnBytes: away.uplink.sent + away.uplink.received }
  }
}
