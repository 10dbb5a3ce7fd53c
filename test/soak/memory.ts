const megabyte = 1024 * 1024

/** Memory of the process in MiB, without what lies on disks that are in memory here. */
export interface MemoryFigures {
  /** Heap and buffers after a collection, when a quarter of the time was over. */
  readonly early: number
  /** The same at the end. */
  readonly late: number
  readonly highest: number
}

/** Watches how much memory the process holds; exact only where collection can be asked for (`--expose-gc`). */
export class Memory {
  #early: number | null = null
  readonly #onDisks: () => number
  #highest = 0

  /** `onDisks` tells the bytes on disks that are in memory. */
  constructor(onDisks: () => number) {
    this.#onDisks = onDisks
  }

  sample(): number {
    const { heapUsed, external } = process.memoryUsage()
    const held = (heapUsed + external - this.#onDisks()) / megabyte
    this.#highest = Math.max(this.#highest, held)
    return held
  }

  /** Called often, with the share of the time that is over. */
  watch(share: number): void {
    this.sample()
    if (this.#early === null && share >= 0.25) this.#early = this.#collected()
  }

  words(): string {
    return `${Math.round(this.sample())} MiB`
  }

  figures(): MemoryFigures {
    const late = this.#collected()
    return { early: Math.round(this.#early ?? late), late: Math.round(late), highest: Math.round(this.#highest) }
  }

  #collected(): number {
    globalThis.gc?.()
    return this.sample()
  }
}
