import { bucketOf } from '../../../shared/plan/buckets.ts'
import type { Prepared } from '../../../shared/plan/prepared.ts'
import { checksum } from '../../../shared/replica/checksum.ts'
import type { SegmentHeadRow, SegmentRow } from '../../database/rows.ts'

/** Documents in one segment at most: one post is then read from it in about a millisecond. */
const maxDocs = 64
/** A segment is closed when it has this many bytes; a larger document has one to itself. */
const fullBytes = 96 * 1024

/** One segment, ready to be put into its two tables. */
export interface PackedSegment {
  readonly segment: SegmentRow
  readonly head: SegmentHeadRow
}

/** Packs new documents into segments numbered from `firstId`. */
export function packSegments(docs: readonly Prepared[], firstId: number): readonly PackedSegment[] {
  return group(docs).map((part, index) => pack(part, firstId + index))
}

function group(docs: readonly Prepared[]): readonly (readonly Prepared[])[] {
  const groups: Prepared[][] = []
  let current: Prepared[] = []
  let bytes = 0
  for (const doc of docs) {
    current.push(doc)
    bytes += doc.update.length
    if (current.length < maxDocs && bytes < fullBytes) continue
    groups.push(current)
    current = []
    bytes = 0
  }
  return current.length === 0 ? groups : [...groups, current]
}

function pack(docs: readonly Prepared[], id: number): PackedSegment {
  const payload = new Uint8Array(docs.reduce((sum, { update }) => sum + update.length, 0))
  const ends: number[] = []
  let end = 0
  for (const { update } of docs) {
    payload.set(update, end)
    end += update.length
    ends.push(end)
  }
  const head: SegmentHeadRow = {
    id,
    docs: docs.map((doc) => doc.id),
    fingerprints: docs.map((doc) => doc.fingerprint),
    buckets: docs.map((doc) => (doc.row === null ? null : bucketOf(doc.row.card))),
    ends,
    sums: docs.map(({ update }) => checksum(update)),
  }
  return { segment: { id, payload, docs: head.docs, ends }, head }
}
