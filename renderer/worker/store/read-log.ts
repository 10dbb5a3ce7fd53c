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

/** Reads a document's log. Must run inside a transaction over snapshots, updates, heads and segments, index loaded. */
export async function readLog(database: PlanDatabase, segments: SegmentIndex, id: DocId): Promise<DocLog> {
  const head = await database.heads.get(id)
  const base = head === undefined || head.inSegment ? await fromSegment(database, segments, id) : undefined
  if (head === undefined) return { head, updates: base === undefined ? [] : [base] }
  const first = base ?? (await database.snapshots.get(id))?.update
  const tail = await logOf(database, id).toArray()
  return { head, updates: [...(first === undefined ? [] : [first]), ...tail.map((row) => row.update)] }
}

async function fromSegment(database: PlanDatabase, segments: SegmentIndex, id: DocId): Promise<Uint8Array | undefined> {
  const place = segments.find(id)
  if (place === undefined) return undefined
  const row = await database.segments.get(place.segment)
  return row?.payload.slice(place.start, place.end)
}
