import { setTimeout as pause } from 'node:timers/promises'
import type { SeededRandom } from '../support/seeded-random.ts'
import { permanent } from './acts.ts'
import type { Fleet } from './fleet.ts'
import { MemoryDisk } from './memory-disk.ts'
import type { SoakReplica } from './soak-replica.ts'

/** How long a failing disk waits for a quiet moment. */
const quietMs = 15_000
/** A killed process comes back within this time. */
const mostDownMs = 4_000

/** What goes wrong: processes die, disks fail, the network parts. */
export class Faults {
  kills = 0
  disksLost = 0
  readonly #random: SeededRandom
  readonly #fleet: Fleet

  constructor(random: SeededRandom, fleet: Fleet) {
    this.#random = random
    this.#fleet = fleet
  }

  killOne(): void {
    const { replicas } = this.#fleet
    const alive = replicas.filter(({ isAlive }) => isAlive)
    if (alive.length < replicas.length / 2) return
    const one = this.#random.pick(alive)
    this.#fleet.kill(one)
    this.kills += 1
    setTimeout(() => void this.#fleet.restart(one), this.#random.below(mostDownMs))
  }

  partOrHeal(): void {
    if (this.#random.chance(0.5)) this.#fleet.part()
    else this.#fleet.web.heal()
  }

  /** A disk may fail once a hub has confirmed everything that is on it: in a quiet moment, for which it waits. */
  async loseDisk(): Promise<void> {
    const patience = Date.now() + quietMs
    let one = this.#dispensable()
    while (one === undefined && Date.now() < patience) {
      await pause(100)
      this.#fleet.weave()
      one = this.#dispensable()
    }
    if (one === undefined) return
    one.loseDisk(new MemoryDisk())
    this.#fleet.web.cutAllOf(one)
    this.disksLost += 1
    await one.start(this.#fleet.media)
  }

  /** All that were killed are back. */
  async allBack(): Promise<void> {
    await pause(mostDownMs + 100)
    for (const one of this.#fleet.replicas) await this.#fleet.restart(one)
  }

  /** Live: both were equal once, and all that has changed here since was confirmed as durable there. */
  #dispensable(): SoakReplica | undefined {
    const { replicas, media } = this.#fleet
    const hubs = replicas.filter(({ index, isAlive }) => index < permanent && isAlive)
    const isAt = (hub: SoakReplica, one: SoakReplica) => {
      const there = [...one.sessions].some(
        ([{ state }, device]) => device === hub.device && state.phase === 'live' && state.unconfirmed === 0,
      )
      return there && hub.team.mayTakeFrom(one.device) && media.every((hash) => hub.exchange.blobs.has(hash))
    }
    const refused = new Set(hubs.flatMap((hub) => [...hub.refused]))
    return replicas.find((one) => {
      const isDone = !one.isHostile && one.mayWrite() && one.replica.saving.pending === 0 && !refused.has(one.device)
      return isDone && hubs.some((hub) => hub !== one && isAt(hub, one))
    })
  }
}
