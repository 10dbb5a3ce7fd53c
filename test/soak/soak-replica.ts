import { BlobExchange } from '../../shared/replica/blobs/blob-exchange.ts'
import { Blobs } from '../../shared/replica/blobs/blobs.ts'
import type { Clock } from '../../shared/replica/clock.ts'
import { Replica } from '../../shared/replica/replica.ts'
import type { Store } from '../../shared/replica/store.ts'
import type { SeededRandom } from '../support/seeded-random.ts'
import { MemoryBlobDisk, MemoryDisk } from './memory-disk.ts'
import { MortalStore } from './mortal-store.ts'

/** The plan that all replicas of a soak hold. */
export const soakPlan = 'soak'

/** What is there while the process of a replica lives. */
interface Life {
  readonly replica: Replica
  readonly exchange: BlobExchange
  readonly end: () => void
}

/** One member of the soak: a disk, and now and then a process that works on it. */
export class SoakReplica {
  readonly index: number
  /** True if it may only look: what it writes must be nowhere in the end. */
  readonly isViewer: boolean
  readonly #random: SeededRandom
  #disk: Store
  #blobDisk = new MemoryBlobDisk()
  #life: Life | null = null

  constructor(index: number, disk: Store, random: SeededRandom, isViewer = false) {
    this.index = index
    this.#disk = disk
    this.#random = random
    this.isViewer = isViewer
  }

  get isAlive(): boolean {
    return this.#life !== null
  }

  get device(): string {
    return `device ${this.index}`
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

  async start(wanted: readonly string[]): Promise<void> {
    let isOver = false
    const clock: Clock = {
      now: () => Date.now(),
      after(ms, task) {
        const timer = setTimeout(() => isOver || task(), ms)
        return () => clearTimeout(timer)
      },
    }
    const store = new MortalStore(this.#disk)
    const blobs = await Blobs.open(this.#blobDisk, clock)
    const exchange = new BlobExchange(blobs, clock)
    const replica = new Replica({
      store,
      planId: soakPlan,
      replicaId: this.device,
      clock,
      random: (length) => this.#random.bytes(length),
      blobs: exchange,
    })
    this.#life = {
      replica,
      exchange,
      end: () => {
        isOver = true
        store.kill()
      },
    }
    this.want(wanted)
  }

  want(hashes: readonly string[]): void {
    this.#life?.exchange.setInterests(new Map(hashes.map((hash, place) => [hash, place])))
  }

  /** The process is gone at once: nothing is closed, nothing more is written. */
  kill(): void {
    this.#life?.end()
    this.#life = null
  }

  /** The disk is gone as well, with all that was on it. */
  loseDisk(fresh: Store): void {
    this.kill()
    this.#disk = fresh
    this.#blobDisk = new MemoryBlobDisk()
  }

  #alive(): Life {
    if (this.#life === null) throw new Error('This replica is not running.')
    return this.#life
  }
}
