import { hintOf, type Rotate } from './grants.ts'

/** Who may know the newest team key [GR11]. */
export class KeyHolders {
  /** The names of the keys that rotations made, the newest last. */
  readonly keys: string[] = []
  /** The place of the rotation that made it. */
  rotatedAt: number | null = null
  readonly #devices = new Set<string>()
  readonly #hints = new Set<string>()

  /** The device was handed the key, or may have been. */
  add(device: string): void {
    this.#devices.add(device)
  }

  /** A new key for `present`, or one more part of it. */
  rotate(index: number, { key, sealed }: Rotate, present: Iterable<string>): void {
    if (this.keys.at(-1) !== key) {
      this.keys.push(key)
      this.rotatedAt = index
      this.#devices.clear()
      this.#hints.clear()
      for (const device of present) this.#devices.add(device)
    }
    for (const { hint } of sealed) this.#hints.add(hint)
  }

  /** True if somebody knows it who is not among these. */
  areMoreThan(present: ReadonlySet<string>): boolean {
    const hints = new Set([...present].map(hintOf))
    return (
      [...this.#devices].some((device) => !present.has(device)) || [...this.#hints].some((hint) => !hints.has(hint))
    )
  }
}
