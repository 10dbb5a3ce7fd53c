import type { DocId, Durability, Fingerprint } from '../../../shared/replica/store.ts'
import type { HubStore, StoredChange } from './level-store.ts'

/** Says why so many bytes may not be written; null if they may. */
export type RefuseBytes = (bytes: number) => Promise<string | null>

/**
 * A store that takes nothing beyond its budget: then commits fail with the reason, nothing is confirmed to peers, and
 * what they sent waits with them [HB3].
 */
export class BoundedStore implements HubStore {
  readonly #store: HubStore
  readonly #refuse: RefuseBytes

  constructor(store: HubStore, refuse: RefuseBytes) {
    this.#store = store
    this.#refuse = refuse
  }

  directory(): Promise<ReadonlyMap<DocId, Fingerprint>> {
    return this.#store.directory()
  }

  load(id: DocId): Promise<readonly Uint8Array[]> {
    return this.#store.load(id)
  }

  async commit(changes: readonly StoredChange[], durability: Durability): Promise<void> {
    const reason = await this.#refuse(changes.reduce((sum, { update }) => sum + update.length, 0))
    if (reason !== null) throw new Error(reason)
    await this.#store.commit(changes, durability)
  }

  /** Also beyond the budget: compacting makes room. */
  compact(id: DocId): Promise<void> {
    return this.#store.compact(id)
  }
}
