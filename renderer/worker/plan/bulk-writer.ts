import type { Prepared } from '../../../shared/plan/prepared.ts'
import { type Brought, writePosts } from '../../../shared/plan/write-posts.ts'
import type { BulkWriter } from '../context.ts'
import type { CardIndex } from '../queries/card-index.ts'
import type { Search } from '../search/search.ts'
import { turn } from '../turn.ts'
import { type HidingParts, setHidden } from './hide-import.ts'

/** What a bulk writer works with. */
export interface BulkParts extends HidingParts {
  readonly cards: CardIndex
  readonly search: Search
  newId(): string
}

/** Writes of many posts at once, past the replica's documents in memory and in one transaction. */
export function createBulkWriter(parts: BulkParts): BulkWriter {
  return {
    write(posts, options = {}) {
      // Loaded before, the index takes the new texts as they are instead of reading them back from their documents.
      parts.search.ready().catch(() => undefined)
      const commit = (docs: readonly Prepared[], brought: Brought) => parts.store.write(docs, 'strict', brought)
      return writePosts({ ...parts, commit, turn }, posts, options)
    },
    setHidden: (importId, hidden) => setHidden(parts, importId, hidden),
    async keys() {
      await parts.cards.load()
      return new Set(
        parts.cards.all().flatMap(({ id, importKey }) => (importKey === undefined ? [id] : [id, importKey])),
      )
    },
  }
}
