import { bucketOf } from '../../../shared/plan/buckets.ts'
import type { Prepared } from '../../../shared/plan/prepared.ts'
import { fingerprintOf, unknownFingerprint } from '../../../shared/replica/fingerprint.ts'
import { isDocId } from '../../../shared/replica/ids.ts'
import { readLog } from '../../../shared/replica/read-log.ts'
import type { DocId } from '../../../shared/replica/store.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import type { HeadRow } from '../../database/rows.ts'
import { fingerprintIn, isHead } from '../../database/sound-rows.ts'
import { projectLog } from './project-log.ts'
import { logOf, readPart, readSnapshot, readTail } from './read-log.ts'
import type { SegmentIndex } from './segment-index.ts'

/** The heads of documents, and those documents whose head has to be derived anew [ST11]. */
export interface Heads {
  readonly sound: readonly HeadRow[]
  readonly unsound: readonly DocId[]
}

/** Own clients that are remembered of a document. */
const mostOwn = 200
/** So many heads are worth a look at how many there are. */
const many = 32

interface LogKeys {
  rows: number
  last: number
}

/**
 * Reads all heads and holds them against the keys of the tables that they tell of: a head that is missing, is none, or
 * counts otherwise would hide what is written, or have it overwritten.
 */
export async function readHeads(database: PlanDatabase, segments: SegmentIndex): Promise<Heads> {
  const [heads, snapshots, entries] = await Promise.all([
    database.heads.toArray(),
    database.snapshots.toCollection().primaryKeys(),
    database.updates.toCollection().primaryKeys(),
  ])
  const logs = new Map<DocId, LogKeys>()
  for (const [id, seq] of entries) {
    const log = logs.get(id)
    if (log === undefined) logs.set(id, { rows: 1, last: seq })
    else {
      log.rows += 1
      log.last = seq
    }
  }
  const compacted = new Set(snapshots)
  const known = new Set<DocId>()
  const [sound, unsound]: [HeadRow[], DocId[]] = [[], []]
  for (const head of heads) {
    known.add(head.docId)
    const isPacked = !compacted.has(head.docId) && segments.find(head.docId) !== undefined
    const isTrue = isHead(head) && head.inSegment === isPacked && counts(head, logs.get(head.docId))
    if (isTrue) sound.push(head)
    else unsound.push(head.docId)
  }
  const headless = new Set([...compacted, ...logs.keys()].filter((id) => !known.has(id)))
  return { sound, unsound: [...unsound, ...headless].filter(isDocId) }
}

const counts = ({ seq, tail }: HeadRow, log: LogKeys | undefined) =>
  tail === (log?.rows ?? 0) && (log === undefined || seq > log.last)

/**
 * A document's head, from its log. A fingerprint that the old one gives stays: a document that does not have it is told
 * of, and asked for [ST10]. Without one it is the document's own, if all of the log can be read.
 */
export async function deriveHead(database: PlanDatabase, segments: SegmentIndex, id: DocId): Promise<HeadRow> {
  const old: unknown = await database.heads.get(id)
  const snapshot = await readSnapshot(database, id)
  const place = segments.find(id)
  const base = snapshot === undefined && place !== undefined ? await readPart(database, place) : snapshot
  const tail = await readTail(database, id)
  const lastKey = (await logOf(database, id).primaryKeys()).at(-1)
  const updates = base === undefined ? tail : [base, ...tail]
  const { doc, unreadable } = readLog(updates)
  const own = unreadable === 0 && updates.length > 0 ? fingerprintOf(doc) : unknownFingerprint
  doc.destroy()
  const { row } = projectLog(id, updates)
  return {
    docId: id,
    fingerprint: fingerprintIn(old) ?? own,
    bucket: row === null ? null : bucketOf(row.card),
    seq: lastKey === undefined ? 0 : lastKey[1] + 1,
    tail: tail.length,
    tailBytes: tail.reduce((sum, update) => sum + update.length, 0),
    inSegment: snapshot === undefined && place !== undefined,
  }
}

/** A document's head after one more update of its log. */
export function headAfter(before: HeadRow | undefined, change: Prepared, isInSegment: boolean): HeadRow {
  const { id, update, fingerprint, row, own } = change
  return {
    docId: id,
    fingerprint,
    bucket: row === null ? null : bucketOf(row.card),
    seq: (before?.seq ?? 0) + 1,
    tail: (before?.tail ?? 0) + 1,
    tailBytes: (before?.tailBytes ?? 0) + update.length,
    inSegment: before?.inSegment ?? isInSegment,
    ...ownOf(before?.own, own),
  }
}

/** Only the newest: a document that is written for years would drag a long list along with every key. */
function ownOf(before: readonly number[] = [], now: readonly number[] = []): Pick<HeadRow, 'own'> {
  const own = now.every((client) => before.includes(client))
    ? before
    : [...new Set([...before, ...now])].slice(-mostOwn)
  return own.length === 0 ? {} : { own }
}

/** The heads of these documents, as far as they have one. Many of a plan with few heads, as in an import, are read with all. */
export async function storedHeads(
  database: PlanDatabase,
  ids: readonly DocId[],
): Promise<readonly (HeadRow | undefined)[]> {
  if (ids.length === 0) return []
  if (ids.length < many || (await database.heads.count()) > ids.length) return database.heads.bulkGet([...ids])
  const wanted = new Set(ids)
  return (await database.heads.toArray()).filter(({ docId }) => wanted.has(docId))
}
