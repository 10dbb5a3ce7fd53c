import { keyTag } from './keys.ts'

/** The keys of one team that this device holds. */
export class TeamKeys {
  /** By name, in the order in which they were kept. */
  readonly #held = new Map<string, Uint8Array>()

  /** `keys`: the one kept last first. */
  constructor(keys: readonly Uint8Array[]) {
    for (const key of keys.toReversed()) this.add(key)
  }

  add(key: Uint8Array): void {
    this.#held.set(keyTag(key), key)
  }

  has(name: string): boolean {
    return this.#held.has(name)
  }

  /** The newest first: as the grant log names them (the newest last), then the founder's. */
  inOrder(names: readonly string[]): readonly Uint8Array[] {
    const named = [...new Set(names.toReversed())].flatMap((name) => this.#held.get(name) ?? [])
    return [...named, ...[...this.#held.values()].filter((key) => !named.includes(key))]
  }
}
