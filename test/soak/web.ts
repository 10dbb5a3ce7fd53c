import { duplexPair } from 'node:stream'
import type { Link } from '../../electron/network/link.ts'
import type { SeededRandom } from '../support/seeded-random.ts'
import type { SoakReplica } from './soak-replica.ts'

/** Connections that each replica looks for. */
const degree = 3

interface Line {
  readonly between: readonly [SoakReplica, SoakReplica]
  readonly bytes: () => number
  cut(): void
}

/** The lines between replicas: they come, are cut, and do not cross a partition. */
export class Web {
  readonly #random: SeededRandom
  readonly #lines = new Set<Line>()
  /** The part of the network in which each replica is; all in one when there is no partition. */
  #parts: readonly number[] = []
  #bytesBefore = 0
  opened = 0
  /** Calls that were not answered as a member's. */
  turnedAway = 0
  partitions = 0

  constructor(random: SeededRandom) {
    this.#random = random
  }

  get bytes(): number {
    return [...this.#lines].reduce((sum, line) => sum + line.bytes(), this.#bytesBefore)
  }

  /** Opens lines until each living replica has about as many as it looks for. */
  weave(replicas: readonly SoakReplica[]): void {
    for (const replica of replicas) {
      // Each tries now and then: whoever is turned away would else do nothing but call.
      if (!replica.isAlive || !this.#random.chance(0.2) || this.#linesOf(replica).length >= degree) continue
      const other = this.#random.pick(replicas)
      if (this.#mayMeet(replica, other)) void this.join(replica, other)
    }
  }

  /** One calls the other; each judges by its own log whether the other belongs to the team. */
  async join(a: SoakReplica, b: SoakReplica): Promise<void> {
    const [near, far] = duplexPair()
    const links: Link[] = []
    const cut = () => {
      near.destroy()
      far.destroy()
    }
    const line = {
      between: [a, b] as const,
      bytes: () => links.reduce((sum, link) => sum + link.traffic().sent, 0),
      cut,
    }
    this.#lines.add(line)
    near.once('close', () => this.#forget(line))
    const [calling, called] = await Promise.all([a.team.open(near, true), b.team.open(far, false)])
    if (calling === null || called === null || !a.isAlive || !b.isAlive) return cut()
    links.push(calling, called)
    const [admitted] = await Promise.all([a.team.judge(calling), b.team.judge(called)])
    if (admitted.ok) this.opened += 1
    else this.turnedAway += 1
    if (!admitted.ok) cut()
  }

  cutOne(): void {
    if (this.#lines.size > 0) this.#random.pick([...this.#lines]).cut()
  }

  /** Cuts all lines of a replica: its process is gone. */
  cutAllOf(replica: SoakReplica): void {
    for (const line of this.#linesOf(replica)) line.cut()
  }

  /** Splits the network in two to four parts. */
  partition(count: number): void {
    const parts = 2 + this.#random.below(3)
    this.#parts = Array.from({ length: count }, () => this.#random.below(parts))
    this.partitions += 1
    for (const line of [...this.#lines]) {
      const [a, b] = line.between
      if (this.#partOf(a) !== this.#partOf(b)) line.cut()
    }
  }

  heal(): void {
    this.#parts = []
  }

  /** Whoever came after the network parted is in its first part. */
  #partOf({ index }: SoakReplica): number {
    return this.#parts[index] ?? 0
  }

  #mayMeet(a: SoakReplica, b: SoakReplica): boolean {
    if (a === b || !b.isAlive || this.#partOf(a) !== this.#partOf(b)) return false
    return !this.#linesOf(a).some(({ between }) => between.includes(b))
  }

  #linesOf(replica: SoakReplica): readonly Line[] {
    return [...this.#lines].filter(({ between }) => between.includes(replica))
  }

  #forget(line: Line): void {
    if (!this.#lines.delete(line)) return
    this.#bytesBefore += line.bytes()
  }
}
