import { Replica } from '../../shared/replica/replica.ts'
import type { Store } from '../../shared/replica/store.ts'
import { toHex } from '../../shared/team/bytes.ts'
import { found, type Ledger } from './ledger.ts'
import { type SoakReplica, soakPlan } from './soak-replica.ts'

/** So many of those who are out go on calling; the one longest out ends. */
const mostCalling = 4

/** A replica that only reads what is on a disk. */
export const readerOf = (store: Store): Replica =>
  new Replica({
    ...{ store, planId: soakPlan, replicaId: 'reader', clock: { now: () => Date.now(), after: () => () => {} } },
    random: (length) => new Uint8Array(length),
  })

/** Devices that are out of the team and go on calling: from when on nothing may reach them, and what did. */
export class Outsiders {
  readonly #ledger: Ledger
  /** How many changes there were when every member knew that the device is out, and had a key that it has not. */
  readonly #shutAt = new Map<SoakReplica, number>()
  /** What reached devices that ended before the others. */
  readonly #leaked: string[] = []
  #ended = 0

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  /** Devices that were shut out. */
  get count(): number {
    return this.#shutAt.size + this.#ended
  }

  /** Looks who is shut out by now. `hub` is one that stays in the team; the rest are those that may know something. */
  look(hub: SoakReplica, replicas: readonly SoakReplica[]): void {
    if (!hub.isAlive) return
    const view = hub.team.team.membership()
    const isOut = ({ device }: SoakReplica) => view?.removed.has(device) === true
    const inside = replicas.filter((one) => !isOut(one))
    for (const one of replicas) {
      if (!isOut(one)) this.#shutAt.delete(one)
      else if (!this.#shutAt.has(one) && inside.every((other) => isShutFor(one, other)))
        this.#shutAt.set(one, this.#ledger.changes)
    }
  }

  /** The one longest out, once too many are calling. */
  tooMany(): SoakReplica | undefined {
    return this.#shutAt.size > mostCalling ? [...this.#shutAt.keys()][0] : undefined
  }

  /** The device ends, and its disk is looked through. */
  async end(one: SoakReplica): Promise<void> {
    this.#leaked.push(...(await this.#reached(one)))
    this.#shutAt.delete(one)
    this.#ended += 1
  }

  /** What others wrote after a device was shut out, and that is on its disk all the same. */
  async leaked(): Promise<readonly string[]> {
    const rest = await Promise.all([...this.#shutAt.keys()].map((one) => this.#reached(one)))
    return [...this.#leaked, ...rest.flat()]
  }

  /** What those wrote who were shut out then: nobody may have it. */
  async taken(member: Replica): Promise<readonly string[]> {
    const marks = [...this.#shutAt].flatMap(([{ device }, at]) => this.#ledger.writtenBy(device, at))
    return found(member, marks)
  }

  async #reached(one: SoakReplica): Promise<readonly string[]> {
    const shutAt = this.#shutAt.get(one)
    if (shutAt === undefined) return []
    const reader = readerOf(one.disk)
    const reached = await found(reader, this.#ledger.writtenByOthers(one.device, shutAt))
    await reader.close()
    return reached
  }
}

/** True if this member knows that the device is out, and writes with a key that it does not hold. */
function isShutFor({ device, teamDisk }: SoakReplica, member: SoakReplica): boolean {
  if (!member.isAlive) return false
  const { team } = member.team
  const key = toHex(team.teamKey)
  return !team.isMember(device) && !teamDisk.keys.some((held) => toHex(held) === key)
}
