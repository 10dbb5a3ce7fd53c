import * as Y from 'yjs'
import { listsDocId } from '../../../shared/plan/lists.ts'
import type { NewPost, PostId } from '../../../shared/plan/post.ts'
import { changePost } from '../../../shared/plan/post-document.ts'
import type { Clock } from '../../../shared/replica/clock.ts'
import { fingerprintOf } from '../../../shared/replica/fingerprint.ts'
import type { Replica } from '../../../shared/replica/replica.ts'
import type { BulkOptions, BulkResult, BulkWriter } from '../context.ts'
import type { CardIndex } from '../queries/card-index.ts'
import type { Search } from '../search/search.ts'
import type { DexieStore } from '../store/dexie-store.ts'
import { type Prepared, prepareNew } from '../store/prepared.ts'
import { turn } from '../turn.ts'

/** Posts that are prepared, or hidden, before other work gets its turn. */
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
    write: (posts, options = {}) => writeAll(parts, posts, options),
    setHidden: (importId, hidden) => setHidden(parts, importId, hidden),
    async keys() {
      await parts.cards.load()
      return new Set(parts.cards.all().flatMap(({ importKey }) => (importKey === undefined ? [] : [importKey])))
    },
  }
}

async function writeAll(parts: BulkParts, posts: readonly NewPost[], options: BulkOptions): Promise<BulkResult> {
  // Loaded before, the index takes the new texts as they are instead of reading them back from their documents.
  parts.search.ready().catch(() => undefined)
  const prepared = await prepareAll(parts, posts, options)
  if (prepared === null) return { kind: 'cancelled' }
  const importId = parts.newId()
  // The edit of the lists may build on a change that is still on its way to the disk.
  await parts.replica.flush()
  const lists = options.lists === undefined ? null : await prepareLists(parts.replica, options.lists)
  if (options.signal?.aborted) return { kind: 'cancelled' }
  const record = { id: importId, at: parts.clock.now(), posts: prepared.map(({ id }) => id) }
  await parts.store.write(lists === null ? prepared : [lists, ...prepared], 'strict', record)
  if (lists !== null) await parts.replica.change(listsDocId, (doc) => Y.applyUpdate(doc, lists.update))
  await parts.replica.adopt(prepared)
  return { kind: 'done', importId, count: prepared.length }
}

async function prepareAll(parts: BulkParts, posts: readonly NewPost[], { onProgress, signal }: BulkOptions) {
  const now = parts.clock.now()
  const prepared: Prepared[] = []
  for (const post of posts) {
    prepared.push(prepareNew(parts.newId(), post, now))
    if (prepared.length % slice !== 0) continue
    onProgress?.(prepared.length)
    await turn()
    if (signal?.aborted) return null
  }
  return prepared
}

/** The edit of the lists as an update, made on a copy: nothing shows before the transaction is done. */
async function prepareLists(replica: Replica, edit: (doc: Y.Doc) => void): Promise<Prepared> {
  const handle = await replica.open(listsDocId)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(handle.doc))
  const before = Y.encodeStateVector(copy)
  handle.release()
  edit(copy)
  const update = Y.encodeStateAsUpdate(copy, before)
  const prepared = { id: listsDocId, update, fingerprint: fingerprintOf(copy), row: null }
  copy.destroy()
  return prepared
}

async function setHidden(parts: BulkParts, importId: string, hidden: boolean): Promise<void> {
  const { imports } = parts.store.database
  const brought = await imports.get(importId)
  if (brought === undefined) return
  const { hiding: _, ...rest } = brought
  await imports.put({ ...rest, hiding: hidden })
  await hideAll(parts, brought.posts, hidden)
  await imports.put(rest)
}

/** Brings to its end what was under way when the plan was last closed, or the computer failed. */
export async function finishHiding(parts: Pick<BulkParts, 'store' | 'replica' | 'clock'>): Promise<void> {
  const { imports } = parts.store.database
  for (const { hiding, ...rest } of await imports.toArray()) {
    if (hiding === undefined) continue
    await hideAll(parts, rest.posts, hiding)
    await imports.put(rest)
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
