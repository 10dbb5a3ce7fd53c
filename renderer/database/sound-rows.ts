import * as v from 'valibot'
import type { Asset } from '../../shared/plan/asset.ts'
import { type Card, statuses } from '../../shared/plan/post.ts'
import { isDocId } from '../../shared/replica/ids.ts'
import type { Fingerprint } from '../../shared/replica/store.ts'
import type { DayRow, HeadRow, SegmentHeadRow } from './rows.ts'

/**
 * What a bad disk gives back may be anything. These tell the rows that can be worked with; all others are derived anew
 * from the documents [ST11].
 */
const number = v.pipe(v.number(), v.finite())
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const fingerprint = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))
const bucket = v.nullable(v.string())
const docId = v.pipe(v.string(), v.check(isDocId))
const texts = v.array(v.string())
const some = v.nullable(v.string())

const headSchema = v.object({
  docId,
  fingerprint,
  bucket,
  seq: count,
  tail: count,
  tailBytes: count,
  inSegment: v.boolean(),
  own: v.optional(v.array(v.number())),
})

const placesSchema = v.pipe(
  v.object({ docs: v.array(docId), ends: v.array(count) }),
  v.check(({ docs, ends }) => docs.length === ends.length && ends.every((end, at) => end >= (ends[at - 1] ?? 0))),
)

const segmentHeadSchema = v.pipe(
  v.object({
    id: number,
    fingerprints: v.array(fingerprint),
    buckets: v.array(bucket),
    sums: v.optional(v.array(count)),
  }),
  v.check(({ fingerprints, buckets }) => fingerprints.length === buckets.length),
)

const cardSchema = v.object({
  id: v.string(),
  status: v.picklist(statuses),
  title: v.string(),
  schedule: v.nullable(v.object({ wall: v.string(), zone: v.string(), instant: number })),
  channels: texts,
  tags: texts,
  campaign: some,
  assignee: some,
  link: some,
  metrics: v.nullable(v.record(v.string(), v.unknown())),
  importKey: v.optional(v.string()),
  refusals: v.optional(v.object({ shared: v.array(v.unknown()), own: v.record(v.string(), v.array(v.unknown())) })),
  media: v.optional(texts),
  approval: v.optional(
    v.object({ kind: v.string(), by: some, at: v.nullable(number), note: v.string(), changed: texts }),
  ),
  createdAt: number,
  updatedAt: number,
})

const assetSchema = v.object({
  id: docId,
  hash: v.string(),
  kind: v.picklist(['image', 'video']),
  mime: v.string(),
  bytes: number,
  width: number,
  height: number,
  animated: v.boolean(),
  durationMs: v.nullable(number),
  perceptual: some,
  removed: texts,
  name: v.string(),
  credit: v.string(),
  licence: v.string(),
  source: v.string(),
  folder: v.string(),
  tags: texts,
  starred: v.boolean(),
  focus: v.nullable(v.object({ x: number, y: number })),
  crops: v.record(v.string(), v.unknown()),
  thumbnail: some,
  tile: some,
  deleted: v.boolean(),
  addedBy: some,
  addedAt: number,
})

/** True if that is the head of a document. */
export const isHead = (row: unknown): row is HeadRow => v.is(headSchema, row)

/** The fingerprint that a head gives, whatever else is wrong with it; null if it gives none. */
export function fingerprintIn(row: unknown): Fingerprint | null {
  const read = v.safeParse(v.object({ fingerprint }), row)
  return read.success ? read.output.fingerprint : null
}

/** True if that says which documents are where in a segment. */
export const isPlaces = (row: unknown): row is Pick<SegmentHeadRow, 'docs' | 'ends'> => v.is(placesSchema, row)

/** True if that is the directory of a segment. */
export const isSegmentHead = (row: unknown): row is SegmentHeadRow =>
  isPlaces(row) && v.is(segmentHeadSchema, row) && 'buckets' in row && row.docs.length === row.buckets.length

/** True if that is a card. */
const isCard = (row: unknown): row is Card => v.is(cardSchema, row)

/** True if that is an asset. */
export const isAsset = (row: unknown): row is Asset => v.is(assetSchema, row)

/** The cards of a row of a day that can be shown. */
export function cardsIn(row: Partial<DayRow> | undefined): readonly Card[] {
  const cards: readonly unknown[] = Array.isArray(row?.cards) ? row.cards : []
  return cards.every(isCard) ? cards : cards.filter(isCard)
}
