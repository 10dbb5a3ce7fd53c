import { blobRefsOf } from '../../../shared/plan/blob-refs.ts'
import { assetIdOf } from '../../../shared/plan/doc-kind.ts'
import type { BlobRef } from '../../../shared/replica/blobs/blob-policy.ts'
import type { BlobHash } from '../../../shared/replica/blobs/chunks.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import type { AssetIndex } from '../queries/asset-index.ts'
import type { RowChange } from '../store/dexie-store.ts'
import type { RefSource } from './ref-source.ts'

/** The files of the plan's assets: of all that are in the Library, and of deleted ones that a post still shows. */
export class AssetRefs implements RefSource {
  readonly #database: PlanDatabase
  readonly #assets: AssetIndex
  readonly #used = new Set<BlobHash>()
  readonly #watchers = new Set<() => void>()
  #refs: readonly BlobRef[] | null = null
  #isLoaded = false

  constructor(database: PlanDatabase, assets: AssetIndex) {
    this.#database = database
    this.#assets = assets
    // A plan that is closed meanwhile needs them no more.
    this.#load().catch(() => undefined)
  }

  /** Takes a commit in, after the index of assets has. */
  apply(changes: readonly RowChange[]): void {
    if (!changes.some(({ asset, row }) => asset !== null || row?.card.media !== undefined)) return
    for (const { row } of changes) for (const hash of row?.card.media ?? []) this.#used.add(hash)
    this.#changed()
  }

  current(): readonly BlobRef[] | null {
    if (this.#isLoaded) this.#refs ??= this.#read()
    return this.#refs
  }

  watch(onChange: () => void): () => void {
    this.#watchers.add(onChange)
    return () => this.#watchers.delete(onChange)
  }

  async #load(): Promise<void> {
    await this.#assets.load()
    for (const hash of await this.#database.uses.orderBy('assets').uniqueKeys()) this.#used.add(String(hash))
    this.#isLoaded = true
    this.#changed()
  }

  #read(): readonly BlobRef[] {
    const deleted = [...this.#used]
      .map((hash) => this.#assets.get(assetIdOf(hash)))
      .filter((asset) => asset?.deleted === true)
    return [...this.#assets.all(), ...deleted].flatMap((asset) => (asset === null ? [] : blobRefsOf(asset)))
  }

  #changed(): void {
    this.#refs = null
    for (const watcher of this.#watchers) watcher()
  }
}
