import { bucketOf } from '../../../shared/plan/buckets.ts'
import { fingerprintOf } from '../../../shared/replica/fingerprint.ts'
import { readLog } from '../../../shared/replica/read-log.ts'
import { isLostRecord } from '../../database/lost-record.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import type { SegmentHeadRow } from '../../database/rows.ts'
import { isPlaces, isSegmentHead } from '../../database/sound-rows.ts'
import { projectLog } from './project-log.ts'

/** The directories of all segments. */
export interface SegmentHeads {
  readonly heads: readonly SegmentHeadRow[]
  /** Those of them that were missing or damaged, and were derived from the segments themselves [ST11]. */
  readonly derived: readonly SegmentHeadRow[]
}

/** Reads the directory of each segment. One that is of no use is left out if the segment does not say it either. */
export async function readSegmentHeads(database: PlanDatabase): Promise<SegmentHeads> {
  const [rows, segments] = await Promise.all([
    database.segmentHeads.toArray(),
    database.segments.toCollection().primaryKeys(),
  ])
  const sound = rows.filter(isSegmentHead)
  const known = new Set(sound.map(({ id }) => id))
  const unknown = segments.filter((id) => typeof id === 'number' && !known.has(id))
  const derived: SegmentHeadRow[] = []
  for (const id of unknown) {
    const head = await derive(
      database,
      id,
      rows.find((row) => row.id === id),
    )
    if (head !== null) derived.push(head)
  }
  return { heads: [...sound, ...derived], derived }
}

/** What a segment holds is said by itself, or, in those of earlier versions, by what is left of its head. */
async function derive(database: PlanDatabase, id: number, head: unknown): Promise<SegmentHeadRow | null> {
  const segment = await database.segments.get(id).catch((error: unknown) => {
    if (isLostRecord(error)) return undefined
    throw error
  })
  const places = [segment, head].find(isPlaces)
  const payload: unknown = segment?.payload
  if (places === undefined || !(payload instanceof Uint8Array)) return null
  const { docs, ends } = places
  const read = docs.map((docId, at) => {
    const update = payload.slice(ends[at - 1] ?? 0, ends[at])
    const { doc } = readLog([update])
    const fingerprint = fingerprintOf(doc)
    doc.destroy()
    const { row } = projectLog(docId, [update])
    return { fingerprint, bucket: row === null ? null : bucketOf(row.card) }
  })
  return {
    ...{ id, docs, ends },
    fingerprints: read.map(({ fingerprint }) => fingerprint),
    buckets: read.map((one) => one.bucket),
  }
}
