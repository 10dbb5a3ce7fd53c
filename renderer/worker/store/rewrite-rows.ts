import { bucketOf } from '../../../shared/plan/buckets.ts'
import type { Projection } from '../../../shared/plan/prepared.ts'
import type { DocId } from '../../../shared/replica/store.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import type { HeadRow } from '../../database/rows.ts'
import { usesOf, writeAssets } from './asset-rows.ts'
import { type CardMove, moveCards } from './day-rows.ts'
import type { SegmentIndex, SegmentPlace } from './segment-index.ts'

type Row = Projection & { readonly id: DocId }

/**
 * Writes the rows of documents as they are projected now, and takes their cards out of `shown`, the rows where they were
 * found. Must run inside a transaction over heads, days, assets and uses.
 */
export async function rewriteRows(
  database: PlanDatabase,
  segments: SegmentIndex,
  rows: readonly Row[],
  shown: ReadonlyMap<DocId, readonly string[]>,
): Promise<void> {
  const heads = await database.heads.bulkGet(rows.map(({ id }) => id))
  const known = rows.map(({ id }, at) => heads[at] ?? headOf(id, segments.find(id)))
  const moves = rows.flatMap(({ id, row }, at): readonly CardMove[] => [
    ...(shown.get(id) ?? []).map((from) => ({ id, from, card: null })),
    { id, from: known[at]?.bucket ?? null, card: row?.card ?? null },
  ])
  await moveCards(database, moves)
  const moved = rows.flatMap(({ row }, at): readonly HeadRow[] => {
    const [head, bucket] = [known[at], row === null ? null : bucketOf(row.card)]
    return head === undefined || head.bucket === bucket ? [] : [{ ...head, bucket }]
  })
  if (moved.length > 0) await database.heads.bulkPut(moved)
  await writeAssets(database, rows)
  const uses = rows.flatMap(({ row }) => (row === null ? [] : usesOf(row.card)))
  const using = new Set(uses.map(({ post }) => post))
  await database.uses.bulkPut(uses)
  await database.uses.bulkDelete(rows.map(({ id }) => id).filter((id) => !using.has(id)))
}

/** What a document without a head has for one: what its segment says. */
const headOf = (id: DocId, place: SegmentPlace | undefined): HeadRow | undefined =>
  place && {
    docId: id,
    ...{ fingerprint: place.fingerprint, bucket: place.bucket },
    ...{ seq: 0, tail: 0, tailBytes: 0, inSegment: true },
  }
