import { Dexie } from 'dexie'
import type { DocId } from '../../../shared/replica/store.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import type { HeadRow } from '../../database/rows.ts'
import type { SegmentIndex } from './segment-index.ts'

/** A document's updates in order, and its head if it has one. */
export interface DocLog {
  readonly head: HeadRow | undefined
  readonly updates: readonly Uint8Array[]
}

/** All keys of a document in the `updates` table. */
export const logOf = (database: PlanDatabase, id: DocId) =>
  database.updates.where('[docId+seq]').between([id, Dexie.minKey], [id, Dexie.maxKey])

/**
 * Reads the logs of documents. Must run inside a transaction over snapshots, updates, heads and segments, with the index
 * loaded. Documents of one segment share one read of it.
 */
export async function readLogs(
  database: PlanDatabase,
  segments: SegmentIndex,
  ids: readonly DocId[],
): Promise<readonly DocLog[]> {
  const heads = await database.heads.bulkGet([...ids])
  const packed = ids.map((id, at) => (heads[at]?.inSegment === false ? undefined : segments.find(id)))
  const payloads = await readSegments(database, new Set(packed.flatMap((place) => place?.segment ?? [])))
  const snapshots = await database.snapshots.bulkGet(ids.filter((_, at) => heads[at]?.inSegment === false))
  const snapshotOf = new Map(snapshots.flatMap((row) => (row === undefined ? [] : [[row.docId, row.update]])))
  return Promise.all(
    ids.map(async (id, at): Promise<DocLog> => {
      const head = heads[at]
      const place = packed[at]
      const base = place === undefined ? snapshotOf.get(id) : payloads.get(place.segment)?.slice(place.start, place.end)
      const tail = head === undefined || head.tail === 0 ? [] : await logOf(database, id).toArray()
      return { head, updates: [...(base === undefined ? [] : [base]), ...tail.map((row) => row.update)] }
    }),
  )
}

async function readSegments(
  database: PlanDatabase,
  ids: ReadonlySet<number>,
): Promise<ReadonlyMap<number, Uint8Array>> {
  const rows = await database.segments.bulkGet([...ids])
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row.payload]])))
}
