/** A generator of numbers that a seed decides (mulberry32, public domain, Tommy Ettinger). */
export class SeededRandom {
  #state: number

  constructor(seed: number) {
    this.#state = seed | 0
  }

  /** A number from 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from 0 up to `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('Nothing to pick from.')
    return item
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256))
  }

  /** A UUIDv7 whose time is `at`, in milliseconds. */
  docId(at: number): string {
    const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
    const time = hex(at, 12)
    const [a, b, c] = [this.below(2 ** 12), this.below(2 ** 14), this.below(2 ** 32)]
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(a, 3)}-${hex(0x8000 | b, 4)}-${hex(c, 8)}${hex(this.below(2 ** 16), 4)}`
  }
}
