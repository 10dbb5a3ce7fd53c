import type { BlobExchange } from '../../shared/replica/blobs/blob-exchange.ts'
import { type MemoryPipePair, memoryPipe } from '../../shared/replica/memory-pipe.ts'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import { Replica } from '../../shared/replica/replica.ts'
import type { Session } from '../../shared/replica/session.ts'
import type { SessionOptions } from '../../shared/replica/session-host.ts'
import type { Store } from '../../shared/replica/store.ts'
import { ManualClock } from './manual-clock.ts'
import { SeededRandom } from './seeded-random.ts'

/** Two replicas that are joined, and the wire between them. */
export interface Link {
  readonly between: readonly [Replica, Replica]
  readonly pipe: MemoryPipePair
  readonly a: Session
  readonly b: Session
  /** Why each side's session ended; null while it lives. */
  closed(): { readonly a: string | null; readonly b: string | null }
}

/** Lets everything that is ready to run do so: stores and sessions here use promises only, no timers. */
export async function breathe(turns = 60): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await Promise.resolve()
}

/** Replicas in one process on one clock, whose frames and timers move only when a test says so. */
export class ReplicaMesh {
  readonly clock = new ManualClock()
  readonly random: SeededRandom
  readonly links = new Set<Link>()
  #created = 0

  constructor(seed: number) {
    this.random = new SeededRandom(seed)
  }

  replica(store: Store = new MemoryStore(), planId = 'plan', blobs?: BlobExchange): Replica {
    const random = (length: number) => this.random.bytes(length)
    const replicaId = `replica ${++this.#created}`
    const media = blobs === undefined ? {} : { blobs }
    return new Replica({ store, planId, replicaId, clock: this.clock, random, ...media })
  }

  link(a: Replica, b: Replica, options: SessionOptions = {}, otherOptions: SessionOptions = options): Link {
    const pipe = memoryPipe()
    const ends: { a: string | null; b: string | null } = { a: null, b: null }
    const watch = (side: 'a' | 'b', given: SessionOptions): SessionOptions => ({
      ...given,
      onClosed: (reason) => {
        ends[side] = reason
        given.onClosed?.(reason)
      },
    })
    const sessions = { a: a.connect(pipe.a, watch('a', options)), b: b.connect(pipe.b, watch('b', otherOptions)) }
    const link: Link = { between: [a, b], pipe, ...sessions, closed: () => ends }
    this.links.add(link)
    return link
  }

  /** Cuts a link: frames under way are lost. */
  cut(link: Link): void {
    link.pipe.cut('The line was cut.')
    this.links.delete(link)
  }

  /** Delivers frames, oldest first in each direction, until none is under way. */
  async deliverAll(): Promise<void> {
    for (let moved = true; moved; ) {
      moved = false
      await breathe()
      for (const link of this.links) {
        while (link.pipe.deliver('a')) moved = true
        while (link.pipe.deliver('b')) moved = true
      }
    }
  }

  /** Delivers frames and lets time pass until all agree; `passes` bounds it, so that what never ends fails the test. */
  async settle(passes = 50): Promise<void> {
    for (let pass = 0; pass < passes; pass++) {
      await this.deliverAll()
      if (pass > 0 && [...this.links].every((link) => this.#rests(link))) return
      this.clock.advance(400)
    }
    await this.deliverAll()
  }

  #rests({ a, b, between, closed }: Link): boolean {
    const live = closed().a === null
    const agree = [a.state, b.state].every(({ inStep, unconfirmed }) => inStep && unconfirmed === 0)
    return (agree || !live) && between.every(({ saving }) => saving.pending === 0)
  }
}
