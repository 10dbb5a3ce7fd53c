import type { PostId } from '../../../shared/plan/post.ts'
import { changePost } from '../../../shared/plan/post-document.ts'
import type { Prepared } from '../../../shared/plan/prepared.ts'
import { type Brought, writePosts } from '../../../shared/plan/write-posts.ts'
import type { Clock } from '../../../shared/replica/clock.ts'
import type { Replica } from '../../../shared/replica/replica.ts'
import type { BulkWriter } from '../context.ts'
import type { CardIndex } from '../queries/card-index.ts'
import type { Search } from '../search/search.ts'
import type { DexieStore } from '../store/dexie-store.ts'
import { turn } from '../turn.ts'

/** Posts that are hidden before other work gets its turn. */
const slice = 64

/** What a bulk writer works with. */
export interface BulkParts {
  readonly store: DexieStore
  readonly replica: Replica
  readonly cards: CardIndex
  readonly search: Search
  readonly clock: Clock
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

/** Taking back notes first which posts it hides: bringing again shows those, and leaves what others had deleted. */
async function setHidden(parts: BulkParts, importId: string, hidden: boolean): Promise<void> {
  const { imports } = parts.store.database
  const brought = await imports.get(importId)
  if (brought === undefined) return
  const { hiding: _, hid, ...rest } = brought
  const posts = hidden ? [...(hid ?? []), ...(await shownOf(parts.cards, rest.posts))] : (hid ?? rest.posts)
  await imports.put({ ...rest, hiding: hidden, hid: posts })
  await hideAll(parts, posts, hidden)
  await imports.put(hidden ? { ...rest, hid: posts } : rest)
}

async function shownOf(cards: CardIndex, posts: readonly PostId[]): Promise<readonly PostId[]> {
  await cards.load()
  const shown = new Set(cards.all().map(({ id }) => id))
  return posts.filter((id) => shown.has(id))
}

/** Brings to its end what was under way when the plan was last closed, or the computer failed. */
export async function finishHiding(parts: Pick<BulkParts, 'store' | 'replica' | 'clock'>): Promise<void> {
  const { imports } = parts.store.database
  for (const { hiding, hid, ...rest } of await imports.toArray()) {
    if (hiding === undefined) continue
    const posts = hid ?? rest.posts
    await hideAll(parts, posts, hiding)
    await imports.put(hiding ? { ...rest, hid: posts } : rest)
  }
}

async function hideAll(
  { replica, clock }: Pick<BulkParts, 'replica' | 'clock'>,
  posts: readonly PostId[],
  hidden: boolean,
): Promise<void> {
  const now = clock.now()
  for (let start = 0; start < posts.length; start += slice) {
    const part = posts.slice(start, start + slice)
    await replica.changeAll(part.map((id) => ({ id, mutate: (doc) => changePost(doc, { deleted: hidden }, now) })))
  }
}
