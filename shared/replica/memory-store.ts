import { mergeLog } from './merge-log.ts'
import type { DocChange, DocId, Durability, Fingerprint, Store } from './store.ts'

interface Kept {
  readonly updates: readonly Uint8Array[]
  readonly fingerprint: Fingerprint
}

/** A store that lives as long as the object: for tests and for an editor's one document. */
export class MemoryStore implements Store {
  readonly #documents = new Map<DocId, Kept>()

  async directory(): Promise<ReadonlyMap<DocId, Fingerprint>> {
    return new Map([...this.#documents].map(([id, kept]) => [id, kept.fingerprint]))
  }

  async load(id: DocId): Promise<readonly Uint8Array[]> {
    return this.#documents.get(id)?.updates ?? []
  }

  async commit(changes: readonly DocChange[], _durability: Durability): Promise<void> {
    for (const { id, update, fingerprint } of changes) {
      const updates = [...(this.#documents.get(id)?.updates ?? []), update]
      this.#documents.set(id, { updates, fingerprint })
    }
  }

  async compact(id: DocId): Promise<void> {
    const kept = this.#documents.get(id)
    if (kept === undefined) return
    const merged = mergeLog(kept.updates, kept.fingerprint)
    if (merged !== null) this.#documents.set(id, { ...kept, updates: [merged] })
  }
}
