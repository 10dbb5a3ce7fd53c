import { Dexie } from 'dexie'
import { checksum } from '../../../shared/replica/checksum.ts'
import type { DocId } from '../../../shared/replica/store.ts'
import { isLostRecord } from '../../database/lost-record.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import type { HeadRow } from '../../database/rows.ts'
import type { SegmentIndex, SegmentPlace } from './segment-index.ts'

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
  const snapshotOf = new Map(snapshots.flatMap((row) => (row === undefined ? [] : [[row.docId, bytesIn(row)]])))
  return Promise.all(
    ids.map(async (id, at): Promise<DocLog> => {
      const head = heads[at]
      const place = packed[at]
      const base = place === undefined ? snapshotOf.get(id) : partOf(payloads.get(place.segment), place)
      const tail = head === undefined || head.tail === 0 ? [] : await logOf(database, id).toArray()
      return { head, updates: [...(base === undefined ? [] : [base]), ...tail.map((row) => bytesIn(row))] }
    }),
  )
}

/** Stands for what the disk does not give: no update is empty [ST10]. */
const lost = new Uint8Array()

/**
 * The logs of documents, read in one transaction; with the index loaded. Where a record is lost each document is read by
 * itself, and an empty update stands for what is lost of it.
 */
export async function readLogsOf(
  database: PlanDatabase,
  segments: SegmentIndex,
  ids: readonly DocId[],
): Promise<readonly (readonly Uint8Array[])[]> {
  const tables = [database.snapshots, database.updates, database.heads, database.segments]
  try {
    const logs = await database.transaction('r', tables, () => readLogs(database, segments, ids))
    return logs.map(({ updates }) => updates)
  } catch (error) {
    if (!isLostRecord(error)) throw error
    const [id] = ids
    if (ids.length === 1 && id !== undefined) return [await readPieces(database, segments, id)]
    return (await Promise.all(ids.map((one) => readLogsOf(database, segments, [one])))).flat()
  }
}

/** Each record by itself: a transaction ends with the first that cannot be read. */
async function readPieces(database: PlanDatabase, segments: SegmentIndex, id: DocId): Promise<readonly Uint8Array[]> {
  const head = await database.heads.get(id)
  const place = head?.inSegment === false ? undefined : segments.find(id)
  const base = await (place === undefined ? readSnapshot(database, id) : readPart(database, place))
  return [base, ...(await readTail(database, id))].filter((update) => update !== undefined)
}

/** A document's snapshot, read by itself; undefined if there is none. */
export const readSnapshot = (database: PlanDatabase, id: DocId): Promise<Uint8Array | undefined> =>
  orLost(database.snapshots.get(id).then((row) => row && bytesIn(row)))

/** A document's copy in a segment, read by itself. */
export const readPart = (database: PlanDatabase, place: SegmentPlace): Promise<Uint8Array | undefined> =>
  orLost(database.segments.get(place.segment).then((row) => row && partOf(row.payload, place)))

/** A document's log after its snapshot, each entry read by itself. */
export async function readTail(database: PlanDatabase, id: DocId): Promise<readonly Uint8Array[]> {
  const keys = await logOf(database, id).primaryKeys()
  const tail = keys.map((key) => orLost(database.updates.get(key).then((row) => row && bytesIn(row))))
  return (await Promise.all(tail)).map((update) => update ?? lost)
}

/** The update in a row; the row may be anything, and other bytes than were written are as good as none [ST12]. */
const bytesIn = ({ update, sum }: { readonly update: unknown; readonly sum?: unknown }): Uint8Array =>
  update instanceof Uint8Array && (sum === undefined || sum === checksum(update)) ? update : lost

const partOf = (payload: unknown, { start, end, sum }: SegmentPlace) =>
  payload === undefined ? undefined : bytesIn({ update: sliceOf(payload, start, end), sum })

const sliceOf = (payload: unknown, start: number, end: number) =>
  payload instanceof Uint8Array ? payload.slice(start, end) : null

const orLost = (reading: PromiseLike<Uint8Array | undefined>): Promise<Uint8Array | undefined> =>
  Promise.resolve(reading).catch((error: unknown) => {
    if (isLostRecord(error)) return lost
    throw error
  })

async function readSegments(
  database: PlanDatabase,
  ids: ReadonlySet<number>,
): Promise<ReadonlyMap<number, Uint8Array>> {
  const rows = await database.segments.bulkGet([...ids])
  return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row.payload]])))
}
