import type { Session } from '../../shared/replica/session.ts'
import type { SeededRandom } from '../support/seeded-random.ts'
import type { SoakReplica } from './soak-replica.ts'
import { type Wire, wire } from './wire.ts'

/** Connections that each replica looks for. */
const degree = 3

interface Line {
  readonly between: readonly [SoakReplica, SoakReplica]
  readonly wire: Wire
  readonly sessions: readonly [Session, Session]
}

/** The lines between replicas: they come, are cut, and do not cross a partition. */
export class Web {
  readonly #random: SeededRandom
  readonly #lines = new Set<Line>()
  /** The part of the network in which each replica is; all in one when there is no partition. */
  #parts: readonly number[] = []
  #bytesBefore = 0
  opened = 0
  partitions = 0
  /** Sessions in which a viewer's changes were refused. */
  refused = 0

  constructor(random: SeededRandom) {
    this.#random = random
  }

  get bytes(): number {
    return [...this.#lines].reduce((sum, line) => sum + line.wire.bytes(), this.#bytesBefore)
  }

  /** Every session that is open now between replicas that may write. */
  sessions(): readonly Session[] {
    const lines = [...this.#lines].filter(({ between }) => !between.some(({ isViewer }) => isViewer))
    return lines.flatMap((line) => line.sessions)
  }

  /** The replica's own sessions. */
  sessionsOf(replica: SoakReplica): readonly Session[] {
    return [...this.#lines].flatMap(({ between, sessions }) => sessions.filter((_, at) => between[at] === replica))
  }

  /** Opens lines until each living replica has about as many as it looks for. */
  weave(replicas: readonly SoakReplica[]): void {
    for (const replica of replicas) {
      if (!replica.isAlive || this.sessionsOf(replica).length >= degree) continue
      const other = this.#random.pick(replicas)
      if (this.#mayMeet(replica, other)) this.join(replica, other)
    }
  }

  join(a: SoakReplica, b: SoakReplica): void {
    const line = wire()
    const forget = () => this.#forget(added)
    const optionsFor = (other: SoakReplica) => ({
      device: other.device,
      mayWrite: () => !other.isViewer,
      onRefused: () => {
        this.refused += 1
      },
      onClosed: forget,
    })
    const sessions = [
      a.replica.connect(line.ends[0], optionsFor(b)),
      b.replica.connect(line.ends[1], optionsFor(a)),
    ] as const
    const added: Line = { between: [a, b], wire: line, sessions }
    this.#lines.add(added)
    this.opened += 1
  }

  cutOne(): void {
    if (this.#lines.size > 0) this.#random.pick([...this.#lines]).wire.cut()
  }

  /** Cuts all lines of a replica: its process is gone. */
  cutAllOf(replica: SoakReplica): void {
    for (const line of [...this.#lines]) if (line.between.includes(replica)) line.wire.cut()
  }

  /** Splits the network in two to four parts. */
  partition(count: number): void {
    const parts = 2 + this.#random.below(3)
    this.#parts = Array.from({ length: count }, () => this.#random.below(parts))
    this.partitions += 1
    for (const line of [...this.#lines]) {
      const [a, b] = line.between
      if (this.#parts[a.index] !== this.#parts[b.index]) line.wire.cut()
    }
  }

  heal(): void {
    this.#parts = []
  }

  #mayMeet(a: SoakReplica, b: SoakReplica): boolean {
    if (a === b || !b.isAlive || this.#parts[a.index] !== this.#parts[b.index]) return false
    return ![...this.#lines].some(({ between }) => between.includes(a) && between.includes(b))
  }

  #forget(line: Line): void {
    if (!this.#lines.delete(line)) return
    this.#bytesBefore += line.wire.bytes()
  }
}
