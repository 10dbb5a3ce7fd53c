import type { DocChange, DocId, Durability, Fingerprint, Store } from '../../shared/replica/store.ts'

/** One of its own for each call: a shared one would hold every process that ever waited for it. */
const never = (): Promise<never> => new Promise(() => {})

/**
 * A process's way to its disk. When the process is killed, what is under way is either on the disk or not, and nobody
 * hears of it; the disk itself lives on.
 */
export class MortalStore implements Store {
  readonly #disk: Store
  #isDead = false

  constructor(disk: Store) {
    this.#disk = disk
  }

  kill(): void {
    this.#isDead = true
  }

  directory(): Promise<ReadonlyMap<DocId, Fingerprint>> {
    return this.#alive(() => this.#disk.directory())
  }

  load(id: DocId): Promise<readonly Uint8Array[]> {
    return this.#alive(() => this.#disk.load(id))
  }

  commit(changes: readonly DocChange[], durability: Durability): Promise<void> {
    return this.#alive(() => this.#disk.commit(changes, durability))
  }

  compact(id: DocId): Promise<void> {
    return this.#alive(() => this.#disk.compact(id))
  }

  /** The disk takes its time: a kill may come before it begins, and after it ended but before that is known. */
  async #alive<T>(work: () => Promise<T>): Promise<T> {
    await new Promise((resolve) => setImmediate(resolve))
    if (this.#isDead) return never()
    const done = await work()
    return this.#isDead ? never() : done
  }
}
