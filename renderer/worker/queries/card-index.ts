import type { Card, PostId } from '../../../shared/plan/post.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import { byTime } from '../store/day-rows.ts'
import type { RowChange } from '../store/dexie-store.ts'

/** Every card of the plan, in memory: read from the day rows when first asked, then kept in step with each commit. */
export class CardIndex {
  readonly #database: PlanDatabase
  readonly #cards = new Map<PostId, Card>()
  #sorted: Card[] | null = null
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
    for (const { id, row } of changes) {
      const before = this.#cards.get(id)
      // Typing beyond the title changes no card: then nothing has to be sorted or told again.
      if (JSON.stringify(before) === JSON.stringify(row?.card)) continue
      if (row === null) this.#cards.delete(id)
      else this.#cards.set(id, row.card)
      this.#sorted = null
    }
  }

  get(id: PostId): Card | null {
    return this.#cards.get(id) ?? null
  }

  /** All cards, dated ones by time. */
  all(): readonly Card[] {
    this.#sorted ??= [...this.#cards.values()].sort(byTime)
    return this.#sorted
  }

  async #read(): Promise<void> {
    for (const { cards } of await this.#database.days.toArray()) {
      for (const card of cards) this.#cards.set(card.id, card)
    }
    this.#loaded = true
    this.apply(this.#early)
    this.#early = []
  }
}
