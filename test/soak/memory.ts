const megabyte = 1024 * 1024
/** What is held is looked at so often, by a collection, in milliseconds. */
const collectEvery = 10_000

/** Memory of the process in MiB, without what lies on disks that are in memory here. */
export interface MemoryFigures {
  /** Heap and buffers after a collection, when a quarter of the time was over. */
  readonly early: number
  /** The same at the end. */
  readonly late: number
  /** The most that was held after a collection: one every ten seconds. */
  readonly highest: number
  /** The most that was seen between collections, with what nobody held any more. */
  readonly uncollected: number
}

/** Watches how much memory the process holds; exact only where collection can be asked for (`--expose-gc`). */
export class Memory {
  readonly #onDisks: () => number
  #early: number | null = null
  #highest = 0
  #uncollected = 0
  #collectedAt = Date.now()

  /** `onDisks` tells the bytes on disks that are in memory. */
  constructor(onDisks: () => number) {
    this.#onDisks = onDisks
  }

  sample(): number {
    const { heapUsed, external } = process.memoryUsage()
    const held = (heapUsed + external - this.#onDisks()) / megabyte
    this.#uncollected = Math.max(this.#uncollected, held)
    return held
  }

  /** Called often, with the share of the time that is over. */
  watch(share: number): void {
    this.sample()
    if (this.#early === null && share >= 0.25) this.#early = this.#collected()
    else if (Date.now() - this.#collectedAt >= collectEvery) this.#collected()
  }

  words(): string {
    return `${Math.round(this.sample())} MiB`
  }

  figures(): MemoryFigures {
    const late = this.#collected()
    const [highest, uncollected] = [Math.round(this.#highest), Math.round(this.#uncollected)]
    return { early: Math.round(this.#early ?? late), late: Math.round(late), highest, uncollected }
  }

  #collected(): number {
    globalThis.gc?.()
    this.#collectedAt = Date.now()
    const held = this.sample()
    this.#highest = Math.max(this.#highest, held)
    return held
  }
}
