import type { Asset, AssetId } from '../../../shared/plan/asset.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import type { RowChange } from '../store/dexie-store.ts'

/** Every asset of the plan, in memory: read when first asked, then kept in step with each commit. */
export class AssetIndex {
  readonly #database: PlanDatabase
  readonly #assets = new Map<AssetId, Asset>()
  #sorted: readonly Asset[] | null = null
  #early: RowChange[] = []
  #loading: Promise<void> | null = null
  #loaded = false

  constructor(database: PlanDatabase) {
    this.#database = database
  }

  /** Resolves when the other methods may be used. */
  load(): Promise<void> {
    this.#loading ??= this.#read()
    return this.#loading
  }

  /** Takes a commit in. Must be called for every commit from before the first `load`. */
  apply(changes: readonly RowChange[]): void {
    if (this.#loading === null) return
    if (!this.#loaded) {
      this.#early.push(...changes)
      return
    }
    for (const { id, asset } of changes) {
      if (asset === null) continue
      if (JSON.stringify(this.#assets.get(id)) === JSON.stringify(asset)) continue
      this.#assets.set(id, asset)
      this.#sorted = null
    }
  }

  /** Deleted ones too. */
  get(id: AssetId): Asset | null {
    return this.#assets.get(id) ?? null
  }

  /** All that are not deleted, the newest first. */
  all(): readonly Asset[] {
    this.#sorted ??= [...this.#assets.values()].filter(({ deleted }) => !deleted).sort(newestFirst)
    return this.#sorted
  }

  async #read(): Promise<void> {
    await this.#database.assets.each((asset) => this.#assets.set(asset.id, asset))
    this.#loaded = true
    this.apply(this.#early)
    this.#early = []
  }
}

/** "Picture 9" comes before "Picture 10". */
const names = new Intl.Collator('en', { numeric: true })

const newestFirst = (a: Asset, b: Asset) =>
  b.addedAt - a.addedAt || names.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
