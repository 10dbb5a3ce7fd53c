import type { Card } from '../../../shared/plan/post.ts'
import type { Prepared } from '../../../shared/plan/prepared.ts'
import type { DocId } from '../../../shared/replica/store.ts'
import type { HeadRow } from '../../database/rows.ts'

const most = 64

interface Recent {
  readonly head: HeadRow
  readonly card: string
}

const asText = (card: Card | undefined) => JSON.stringify(card ?? null)

/** What was last written of a few documents, so that typing reads nothing before it writes. Only for one writer in turn. */
export class RecentDocs {
  readonly #recent = new Map<DocId, Recent>()

  head(id: DocId): HeadRow | undefined {
    return this.#recent.get(id)?.head
  }

  /** True if the document's card is known to be in its day row as it is. */
  hasCard({ id, row }: Prepared): boolean {
    return this.#recent.get(id)?.card === asText(row?.card)
  }

  /** Remembers what was written. A large commit is no typing, and is not remembered. */
  keepAll(changes: readonly Prepared[], heads: ReadonlyMap<DocId, HeadRow>): void {
    this.forget(changes.map(({ id }) => id))
    if (changes.length > most) return
    for (const { id, row } of changes) {
      const head = heads.get(id)
      if (head !== undefined) this.#recent.set(id, { head, card: asText(row?.card) })
    }
    for (const oldest of this.#recent.keys()) {
      if (this.#recent.size <= most) return
      this.#recent.delete(oldest)
    }
  }

  forget(ids: readonly DocId[]): void {
    for (const id of ids) this.#recent.delete(id)
  }
}
