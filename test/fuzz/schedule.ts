import * as Y from 'yjs'
import { fingerprintOf } from '../../shared/replica/fingerprint.ts'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import type { Replica } from '../../shared/replica/replica.ts'
import type { DocChange, DocId, Durability } from '../../shared/replica/store.ts'
import { breathe, ReplicaMesh } from '../support/replica-mesh.ts'

/** A store whose disk is sometimes full. */
class MoodyStore extends MemoryStore {
  full = false

  override async commit(changes: readonly DocChange[], durability: Durability): Promise<void> {
    if (this.full) throw new Error('The disk is full.')
    await super.commit(changes, durability)
  }
}

interface Peer {
  replica: Replica
  readonly store: MoodyStore
}

/** What one schedule ended with. */
export interface Outcome {
  /** The plan's fingerprint at each replica: all equal, or the schedule failed. */
  readonly roots: readonly string[]
  /** The same read back from each store, as after a restart. */
  readonly stored: readonly string[]
  /** What each replica reads in all documents, as text. */
  readonly texts: readonly string[]
  /** Marks that were confirmed as durable and that a replica lacks in the end. */
  readonly lost: readonly string[]
  readonly sessionsInStep: boolean
  /** Documents that a replica took for damaged, though no disk here spoils anything. */
  readonly damaged: readonly DocId[]
}

/** Text and map of a document; the order of a map's keys is no content. */
const contentOf = (doc: Y.Doc): string =>
  JSON.stringify([
    doc.getText('text').toString(),
    [...doc.getMap('post').entries()].sort(([a], [b]) => (a < b ? -1 : 1)),
  ])

/** One made-up history: replicas that write, meet, part, crash and lose frames, then all meet. */
export class Schedule {
  readonly #mesh: ReplicaMesh
  readonly #peers: Peer[] = []
  readonly #ids: DocId[] = []
  readonly #confirmed: { readonly id: DocId; readonly mark: string }[] = []
  readonly #damaged = new Set<DocId>()
  #marks = 0

  constructor(seed: number) {
    this.#mesh = new ReplicaMesh(seed)
    const count = 2 + this.#mesh.random.below(5)
    for (let index = 0; index < count; index++) {
      const store = new MoodyStore()
      this.#peers.push({ store, replica: this.#replica(store) })
    }
  }

  async run(): Promise<Outcome> {
    const steps = 20 + this.#mesh.random.below(100)
    for (let step = 0; step < steps; step++) await this.#step()
    await this.#meet()
    return this.#outcome()
  }

  #replica(store: MoodyStore): Replica {
    const replica = this.#mesh.replica(store)
    replica.watchSaving(({ damaged }) => {
      for (const id of damaged) this.#damaged.add(id)
    })
    return replica
  }

  async #step(): Promise<void> {
    const { random } = this.#mesh
    const dice = random.below(100)
    if (dice < 40) await this.#edit(random.pick(this.#peers))
    else if (dice < 45) await this.#import(random.pick(this.#peers))
    else if (dice < 57) this.#connect()
    else if (dice < 64) this.#cut()
    else if (dice < 84) await this.#deliverSome()
    else if (dice < 92) this.#mesh.clock.advance(random.below(500))
    else if (dice < 95) random.pick(this.#peers).store.full = random.chance(0.5)
    else if (dice < 98) await this.#crash(random.pick(this.#peers))
    else await this.#replay()
    await breathe(random.below(20))
  }

  async #edit(peer: Peer): Promise<void> {
    const { random } = this.#mesh
    const id = this.#ids.length === 0 || random.chance(0.3) ? this.#newId() : random.pick(this.#ids)
    const mark = `<${++this.#marks}>`
    const written = peer.replica.change(
      id,
      (doc) => this.#scribble(doc, mark),
      random.chance(0.3) ? 'strict' : 'relaxed',
    )
    // A replica that crashes first refuses the change: then it was never confirmed.
    void written.then(
      () => this.#confirmed.push({ id, mark }),
      () => {},
    )
    if (random.chance(0.5)) await breathe()
  }

  #scribble(doc: Y.Doc, mark: string): void {
    const { random } = this.#mesh
    const text = doc.getText('text')
    if (text.length > 4 && random.chance(0.3)) {
      const at = random.below(text.length)
      text.delete(at, Math.min(random.below(4), text.length - at))
    }
    text.insert(random.below(text.length + 1), random.pick(['a', 'bc', '\u{1f980}', 'word ']))
    doc.getMap('post').set(random.pick(['status', 'date', 'title']), random.below(1000))
    doc.getMap('marks').set(mark, true)
  }

  /** As an import does: written to the store past the replica, which adopts the documents then. */
  async #import(peer: Peer): Promise<void> {
    const { replica, store } = peer
    const made = Array.from({ length: 1 + this.#mesh.random.below(60) }, () => {
      const mark = `<${++this.#marks}>`
      const doc = new Y.Doc()
      doc.clientID = this.#mesh.random.below(2 ** 31)
      this.#scribble(doc, mark)
      return { id: this.#newId(), mark, doc, update: Y.encodeStateAsUpdate(doc), fingerprint: fingerprintOf(doc) }
    })
    if (store.full) return
    await store.commit(made, 'strict')
    await replica.adopt(made)
    this.#confirmed.push(...made.map(({ id, mark }) => ({ id, mark })))
  }

  #newId(): DocId {
    const id = this.#mesh.random.docId(this.#mesh.clock.now())
    this.#ids.push(id)
    return id
  }

  #connect(): void {
    const { random } = this.#mesh
    const [a, b] = [random.pick(this.#peers), random.pick(this.#peers)]
    if (a !== b) this.#mesh.link(a.replica, b.replica)
  }

  #cut(): void {
    const links = [...this.#mesh.links]
    if (links.length > 0) this.#mesh.cut(this.#mesh.random.pick(links))
  }

  async #deliverSome(): Promise<void> {
    const { random, links } = this.#mesh
    for (let count = random.below(30); count > 0; count--) {
      if (links.size === 0) return
      random.pick([...links]).pipe.deliver(random.chance(0.5) ? 'a' : 'b')
      if (random.chance(0.3)) await breathe(random.below(10))
    }
  }

  /** Loses the process: what was not durable is gone, what was confirmed must not be. */
  async #crash(peer: Peer): Promise<void> {
    const old = peer.replica
    for (const link of [...this.#mesh.links]) if (link.between.includes(old)) this.#mesh.cut(link)
    peer.store.full = true
    await old.close()
    peer.store.full = false
    peer.replica = this.#replica(peer.store)
  }

  /** The same changes come once more, over another connection. */
  async #replay(): Promise<void> {
    const { random } = this.#mesh
    if (this.#ids.length === 0) return
    const [from, to] = [random.pick(this.#peers), random.pick(this.#peers)]
    const id = random.pick(this.#ids)
    const update = await from.replica.read(id, (doc) => Y.encodeStateAsUpdate(doc))
    // Not awaited: with a full disk it becomes durable only later.
    if (update !== null) void to.replica.change(id, (doc) => Y.applyUpdate(doc, update)).catch(() => {})
  }

  /** Everyone is joined in a line, and all come to rest. */
  async #meet(): Promise<void> {
    for (const peer of this.#peers) peer.store.full = false
    for (const link of [...this.#mesh.links]) this.#mesh.cut(link)
    for (const [index, { replica }] of this.#peers.entries()) {
      const next = this.#peers[index + 1]
      if (next !== undefined) this.#mesh.link(replica, next.replica)
    }
    await this.#mesh.settle(100)
  }

  async #outcome(): Promise<Outcome> {
    const roots = await Promise.all(this.#peers.map(({ replica }) => replica.root()))
    const texts = await Promise.all(this.#peers.map(({ replica }) => this.#text(replica)))
    const again = this.#peers.map(({ store }) => this.#replica(store))
    const stored = await Promise.all(again.map((replica) => replica.root()))
    // With equal roots one store speaks for all.
    const lost = await this.#lostAt(again[0] as Replica)
    const sessions = [...this.#mesh.links].flatMap(({ a, b }) => [a, b])
    const sessionsInStep = sessions.every(({ state }) => state.inStep && state.unconfirmed === 0)
    for (const replica of [...again, ...this.#peers.map(({ replica: live }) => live)]) await replica.close()
    return { roots, stored, texts, lost, sessionsInStep, damaged: [...this.#damaged] }
  }

  async #text(replica: Replica): Promise<string> {
    const texts = await Promise.all(
      this.#ids.slice(-40).map((id) => replica.read(id, (doc) => `${id} ${contentOf(doc)}`)),
    )
    return texts.join('\n')
  }

  async #lostAt(replica: Replica): Promise<string[]> {
    const lost: string[] = []
    for (const { id, mark } of this.#confirmed) {
      if ((await replica.read(id, (doc) => doc.getMap('marks').has(mark))) !== true) lost.push(mark)
    }
    return lost
  }
}
