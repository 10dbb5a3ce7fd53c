import { signerOf } from '../../electron/network/keys.ts'
import { BlobExchange } from '../../shared/replica/blobs/blob-exchange.ts'
import { Blobs } from '../../shared/replica/blobs/blobs.ts'
import type { Clock } from '../../shared/replica/clock.ts'
import { Replica } from '../../shared/replica/replica.ts'
import type { Session } from '../../shared/replica/session.ts'
import type { Store } from '../../shared/replica/store.ts'
import { toHex } from '../../shared/team/bytes.ts'
import type { SeededRandom } from '../support/seeded-random.ts'
import { MemoryBlobDisk, MemoryDisk } from './memory-disk.ts'
import { MortalStore } from './mortal-store.ts'
import { SoakTeam, type TeamDisk } from './soak-team.ts'
import { wire } from './wire.ts'

/** The plan that all replicas of a soak hold. */
export const soakPlan = '018f0000-0000-7000-8000-0000000050a4'

/** What is there while the process of a replica lives. */
interface Life {
  readonly replica: Replica
  readonly exchange: BlobExchange
  readonly team: SoakTeam
  /** Its sessions with others, by the device at the other end. */
  readonly sessions: Map<Session, string>
  readonly end: () => void
}

/** How a replica of the soak differs from others. */
interface SoakReplicaParts {
  readonly index: number
  readonly disk: Store
  readonly teamDisk: TeamDisk
  readonly random: SeededRandom
  /** True if it may only look and its program ignores that: what it writes must be nowhere in the end. */
  readonly isHostile: boolean
}

/** One device of the soak: its disks, and now and then a process that works on them. */
export class SoakReplica {
  readonly index: number
  readonly isHostile: boolean
  /** Hex of the device's key. */
  readonly device: string
  readonly teamDisk: TeamDisk
  /** Devices whose changes it has refused. */
  readonly refused = new Set<string>()
  readonly #random: SeededRandom
  #disk: Store
  #blobDisk = new MemoryBlobDisk()
  #life: Life | null = null

  constructor({ index, disk, teamDisk, random, isHostile }: SoakReplicaParts) {
    this.index = index
    this.isHostile = isHostile
    this.device = toHex(signerOf(teamDisk.seed).publicKey)
    this.teamDisk = teamDisk
    this.#disk = disk
    this.#random = random
  }

  get isAlive(): boolean {
    return this.#life !== null
  }

  get disk(): Store {
    return this.#disk
  }

  /** Bytes on its disks, as far as these are in memory. */
  get bytesOnDisk(): number {
    const documents = this.#disk instanceof MemoryDisk ? this.#disk.bytes : 0
    return documents + this.#blobDisk.bytes
  }

  /** The running replica; only while it lives. */
  get replica(): Replica {
    return this.#alive().replica
  }

  get exchange(): BlobExchange {
    return this.#alive().exchange
  }

  get team(): SoakTeam {
    return this.#alive().team
  }

  /** Its open sessions with the device at the other end; none while it is not running. */
  get sessions(): ReadonlyMap<Session, string> {
    return this.#life?.sessions ?? new Map()
  }

  /** What its person can do: its own log may not have heard yet that it may not. */
  mayWrite(): boolean {
    return this.isAlive && (this.isHostile || this.team.mayWrite())
  }

  async start(wanted: readonly string[]): Promise<void> {
    let isOver = false
    const timers = new Set<NodeJS.Timeout>()
    const clock: Clock = {
      now: () => Date.now(),
      after(ms, task) {
        const timer = setTimeout(() => {
          timers.delete(timer)
          if (!isOver) task()
        }, ms)
        timers.add(timer)
        return () => {
          timers.delete(timer)
          clearTimeout(timer)
        }
      },
    }
    const store = new MortalStore(this.#disk)
    const blobs = await Blobs.open(this.#blobDisk, clock)
    const exchange = new BlobExchange(blobs, clock)
    const random = (length: number) => this.#random.bytes(length)
    const replica = new Replica({
      ...{ store, planId: soakPlan, replicaId: this.device, clock, random },
      blobs: exchange,
    })
    const team = new SoakTeam({
      ...{ planId: soakPlan, disk: this.teamDisk, clock, random },
      admitted: (connection, device) => this.#admitted(connection, device),
      mayWriteNow: () => this.#beginAnew(),
    })
    this.#life = {
      ...{ replica, exchange, team, sessions: new Map() },
      end: () => {
        isOver = true
        for (const timer of timers) clearTimeout(timer)
        store.kill()
        team.kill()
      },
    }
    this.want(wanted)
    await team.start()
  }

  want(hashes: readonly string[]): void {
    this.#life?.exchange.setInterests(new Map(hashes.map((hash, place) => [hash, place])))
  }

  /** The process is gone at once: nothing is closed, nothing more is written. */
  kill(): void {
    this.#life?.end()
    this.#life = null
  }

  /** The disk with the plan is gone as well; the device's keys and its team are elsewhere. */
  loseDisk(fresh: Store): void {
    this.kill()
    this.#disk = fresh
    this.#blobDisk = new MemoryBlobDisk()
  }

  /** As the plan's worker does with a peer. */
  #admitted(connection: number, device: string): void {
    const { replica, team, sessions } = this.#alive()
    const [mine, theirs] = wire().ends
    team.attach(connection, theirs)
    const session = replica.connect(mine, {
      device,
      mayWrite: () => team.mayTakeFrom(device),
      maySend: () => this.isHostile || team.mayWrite(),
      onRefused: () => this.refused.add(device),
      onClosed: () => sessions.delete(session),
    })
    sessions.set(session, device)
  }

  /** What was held back goes out over new sessions [RO2]. */
  #beginAnew(): void {
    for (const session of this.sessions.keys()) session.close('This computer may change the plan now.')
  }

  #alive(): Life {
    if (this.#life === null) throw new Error('This replica is not running.')
    return this.#life
  }
}
