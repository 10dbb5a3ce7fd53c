import * as v from 'valibot'
import type * as Y from 'yjs'
import type { PostId } from '../../../shared/plan/post.ts'
import { changePost, hidings, isHidden, isOthersWork } from '../../../shared/plan/post-document.ts'
import type { Clock } from '../../../shared/replica/clock.ts'
import type { Replica } from '../../../shared/replica/replica.ts'
import type { ImportRow } from '../../database/rows.ts'
import type { CardIndex } from '../queries/card-index.ts'
import type { DexieStore } from '../store/dexie-store.ts'

/** Posts that are hidden before other work gets its turn. */
const slice = 64

/** What taking an import back works with. */
export interface HidingParts {
  readonly store: DexieStore
  readonly replica: Replica
  readonly clock: Clock
}

/**
 * Hides the posts of an import, or shows those again that this hid, and leaves alone what is someone else's work [UN1]
 * [UN3]. Which posts it is about is noted first: after a crash the next opening goes on. Resolves with how many were left
 * alone.
 */
export async function setHidden(
  parts: HidingParts & { readonly cards: CardIndex },
  importId: string,
  hidden: boolean,
): Promise<number> {
  const { imports } = parts.store.database
  const { hiding: _, ...brought } = (await imports.get(importId)) ?? {}
  if (!isRow(brought)) return 0
  const hid = hidden ? [...(brought.hid ?? []), ...(await shownOf(parts.cards, brought.posts))] : (brought.hid ?? [])
  const begun = { ...brought, hid, hiding: hidden }
  await imports.put(begun)
  return goOn(parts, begun, hidden)
}

/** Brings to its end what was under way when the plan was last closed, or the computer failed. */
export async function finishHiding(parts: HidingParts): Promise<void> {
  for (const row of await parts.store.database.imports.toArray()) {
    if (isRow(row) && row.hiding !== undefined) await goOn(parts, row, row.hiding)
  }
}

const ids = v.array(v.string())
const importSchema = v.object({
  id: v.string(),
  posts: ids,
  hiding: v.optional(v.boolean()),
  hid: v.optional(ids),
  hidings: v.optional(v.array(v.number())),
})

/** A damaged one is taken back no more [ST11]. */
const isRow = (row: Partial<ImportRow>): row is ImportRow => v.is(importSchema, row)

async function shownOf(cards: CardIndex, posts: readonly PostId[]): Promise<readonly PostId[]> {
  await cards.load()
  const shown = new Set(cards.all().map(({ id }) => id))
  return posts.filter((id) => shown.has(id))
}

async function goOn(parts: HidingParts, row: ImportRow, hidden: boolean): Promise<number> {
  const { hiding: _, hid = row.posts, hidings: known = [], ...rest } = row
  const { imports } = parts.store.database
  if (!hidden) {
    const shown = await showAll(parts, hid, known)
    await imports.put(rest)
    return hid.length - shown
  }
  const fresh = await hideAll(parts, hid.slice(known.length))
  const ids = hid.filter((id, at) => at < known.length || fresh.has(id))
  await imports.put({ ...rest, hid: ids, hidings: [...known, ...fresh.values()] })
  return hid.length - ids.length
}

/** Hides what nobody else has worked on; says how often each was hidden or shown then. */
async function hideAll({ replica, clock }: HidingParts, posts: readonly PostId[]): Promise<Map<PostId, number>> {
  const hid = new Map<PostId, number>()
  const now = clock.now()
  await replica.recallOwn(posts)
  await each(replica, posts, (doc, id) => {
    if (!isHidden(doc) && isOthersWork(doc, (client) => replica.wroteHere(client))) return
    changePost(doc, { deleted: true }, now)
    hid.set(id, hidings(doc))
  })
  return hid
}

/** Shows what nobody else has deleted since it was hidden; says how many. */
async function showAll(
  { replica, clock }: HidingParts,
  posts: readonly PostId[],
  known: readonly number[],
): Promise<number> {
  const counts = new Map(posts.map((id, at) => [id, known[at]]))
  const now = clock.now()
  let shown = 0
  await each(replica, posts, (doc, id) => {
    const count = counts.get(id)
    // Imports that were hidden before this was noted are shown as a whole.
    if (isHidden(doc) && count !== undefined && hidings(doc) !== count) return
    changePost(doc, { deleted: false }, now)
    shown++
  })
  return shown
}

async function each(replica: Replica, posts: readonly PostId[], work: (doc: Y.Doc, id: PostId) => void): Promise<void> {
  for (let start = 0; start < posts.length; start += slice) {
    const part = posts.slice(start, start + slice)
    await replica.changeAll(part.map((id) => ({ id, mutate: (doc) => work(doc, id) })))
  }
}
