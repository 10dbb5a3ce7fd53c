import type { DocId, Fingerprint } from '../../../shared/replica/store.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import type { SegmentHeadRow } from '../../database/rows.ts'
import { readSegmentHeads } from './segment-heads.ts'

/** Where a segment keeps a document, and what was known of it when the segment was written. */
export interface SegmentPlace {
  readonly segment: number
  readonly start: number
  readonly end: number
  readonly fingerprint: Fingerprint
  readonly bucket: string | null
  readonly sum: number | undefined
}

/** Which document is in which segment. Read from the database once, when first asked. */
export class SegmentIndex {
  readonly #database: PlanDatabase
  readonly #heads = new Map<number, SegmentHeadRow>()
  readonly #places = new Map<DocId, { readonly segment: number; readonly index: number }>()
  #derived: readonly SegmentHeadRow[] = []
  #loading: Promise<void> | null = null

  constructor(database: PlanDatabase) {
    this.#database = database
  }

  /** Resolves when `find` and `entries` know every segment. */
  load(): Promise<void> {
    this.#loading ??= readSegmentHeads(this.#database).then(({ heads, derived }) => {
      this.add(heads)
      this.#derived = derived
    })
    return this.#loading
  }

  /** The directories that the database does not give as they should be [ST11]. */
  get derived(): readonly SegmentHeadRow[] {
    return this.#derived
  }

  /** The directory of a segment. */
  head(segment: number): SegmentHeadRow | undefined {
    return this.#heads.get(segment)
  }

  /** Takes note of segments that have been written. */
  add(heads: readonly SegmentHeadRow[]): void {
    for (const head of heads) {
      this.#heads.set(head.id, head)
      head.docs.forEach((id, index) => {
        this.#places.set(id, { segment: head.id, index })
      })
    }
  }

  /** The document's place, or undefined if no segment holds it. */
  find(id: DocId): SegmentPlace | undefined {
    const place = this.#places.get(id)
    const head = place === undefined ? undefined : this.#heads.get(place.segment)
    return place === undefined || head === undefined ? undefined : placeIn(head, place.index)
  }

  /** Every document in a segment, with the fingerprint that it had then. */
  *fingerprints(): IterableIterator<[DocId, Fingerprint]> {
    for (const [id, { fingerprint }] of this.places()) yield [id, fingerprint]
  }

  /** Every document in a segment, with its place. */
  *places(): IterableIterator<[DocId, SegmentPlace]> {
    for (const head of this.#heads.values()) {
      for (const [index, id] of head.docs.entries()) yield [id, placeIn(head, index)]
    }
  }
}

const placeIn = (head: SegmentHeadRow, index: number): SegmentPlace => ({
  segment: head.id,
  start: index === 0 ? 0 : (head.ends[index - 1] ?? 0),
  end: head.ends[index] ?? 0,
  fingerprint: head.fingerprints[index] ?? '',
  bucket: head.buckets[index] ?? null,
  sum: head.sums?.[index],
})
