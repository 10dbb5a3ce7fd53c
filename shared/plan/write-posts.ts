import * as Y from 'yjs'
import type { Clock } from '../replica/clock.ts'
import { fingerprintOf } from '../replica/fingerprint.ts'
import type { Replica } from '../replica/replica.ts'
import { listsDocId } from './lists.ts'
import type { NewPost, PostId } from './post.ts'
import { type Prepared, prepareNew } from './prepared.ts'

/** Posts that are prepared before other work gets its turn. */
const slice = 64

/** The part of an AbortSignal that is looked at. */
export interface SignalLike {
  readonly aborted: boolean
}

/** How a bulk write is to be made. */
export interface BulkOptions {
  /** Changes of the lists that the posts need, such as new tags; they become visible together with the posts. */
  readonly lists?: (doc: Y.Doc) => void
  /** Told how many posts are prepared. The work yields between calls. */
  readonly onProgress?: (done: number) => void
  /** Aborting before the end leaves nothing behind. */
  readonly signal?: SignalLike
}

/** How a bulk write ended. `cancelled` has changed nothing. */
export type BulkResult =
  | { readonly kind: 'done'; readonly importId: string; readonly count: number }
  | { readonly kind: 'cancelled' }

/** Writes of many posts at once. */
export interface PostWriter {
  /** Writes the posts in one transaction: after a crash all are there, or none. */
  write(posts: readonly NewPost[], options?: BulkOptions): Promise<BulkResult>
  /** The `importKey` of every visible post, and its id: an export calls a post that came from no file by that. */
  keys(): Promise<ReadonlySet<string>>
}

/** What one bulk write brought. */
export interface Brought {
  readonly id: string
  readonly at: number
  readonly posts: readonly PostId[]
}

/** What a bulk write works with. */
export interface WriteParts {
  readonly replica: Replica
  readonly clock: Clock
  newId(): string
  /** Keeps the documents and the record in one transaction that survives the loss of power. */
  commit(docs: readonly Prepared[], brought: Brought): Promise<void>
  /** Lets other work have its turn. */
  turn(): Promise<void>
}

/** Writes many posts past the replica's documents in memory, and then tells the replica of them. */
export async function writePosts(
  parts: WriteParts,
  posts: readonly NewPost[],
  options: BulkOptions,
): Promise<BulkResult> {
  const prepared = await prepareAll(parts, posts, options)
  if (prepared === null) return { kind: 'cancelled' }
  const importId = parts.newId()
  // The edit of the lists may build on a change that is still on its way to the disk.
  await parts.replica.flush()
  const lists = options.lists === undefined ? null : await prepareLists(parts.replica, options.lists)
  if (options.signal?.aborted) return { kind: 'cancelled' }
  const brought = { id: importId, at: parts.clock.now(), posts: prepared.map(({ id }) => id) }
  await parts.commit(lists === null ? prepared : [lists, ...prepared], brought)
  if (lists !== null) await parts.replica.change(listsDocId, (doc) => Y.applyUpdate(doc, lists.update))
  await parts.replica.adopt(prepared)
  return { kind: 'done', importId, count: prepared.length }
}

async function prepareAll(parts: WriteParts, posts: readonly NewPost[], { onProgress, signal }: BulkOptions) {
  const now = parts.clock.now()
  const prepared: Prepared[] = []
  for (const post of posts) {
    prepared.push(prepareNew(parts.newId(), post, now))
    if (prepared.length % slice !== 0) continue
    onProgress?.(prepared.length)
    await parts.turn()
    if (signal?.aborted) return null
  }
  return prepared
}

/**
 * The edit of the lists as an update, made on a copy: nothing shows before the transaction is done. Null if it changes
 * nothing: an empty update would make a document that no other replica can have.
 */
async function prepareLists(replica: Replica, edit: (doc: Y.Doc) => void): Promise<Prepared | null> {
  const handle = await replica.open(listsDocId)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(handle.doc))
  const before = Y.encodeStateVector(copy)
  handle.release()
  let isChanged = false
  copy.on('update', () => {
    isChanged = true
  })
  edit(copy)
  const update = Y.encodeStateAsUpdate(copy, before)
  const prepared = { id: listsDocId, update, fingerprint: fingerprintOf(copy), row: null, asset: null }
  copy.destroy()
  return isChanged ? prepared : null
}
