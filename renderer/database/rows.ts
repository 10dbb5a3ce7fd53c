import type { Asset } from '../../shared/plan/asset.ts'
import type { Card } from '../../shared/plan/post.ts'
import type { KeptChunk } from '../../shared/replica/blobs/blob-store.ts'
import type { BlobHash } from '../../shared/replica/blobs/chunks.ts'
import type { DocId, Fingerprint } from '../../shared/replica/store.ts'

/** A document's log up to some point, as one Yjs v1 update. */
export interface SnapshotRow {
  readonly docId: DocId
  readonly update: Uint8Array
  /** The checksum of the update [ST12]; absent in rows of earlier versions, as in the others below. */
  readonly sum?: number
}

/** One entry of a document's log after its snapshot. */
export interface UpdateRow {
  readonly docId: DocId
  readonly seq: number
  readonly update: Uint8Array
  readonly sum?: number
}

/** What is known of a document without reading it. It overrules what the document's segment says. */
export interface HeadRow {
  readonly docId: DocId
  readonly fingerprint: Fingerprint
  /** The day row that holds the document's card; null if it has none. */
  readonly bucket: string | null
  /** The next number in the log. */
  readonly seq: number
  /** Log entries since the snapshot, and their bytes. */
  readonly tail: number
  readonly tailBytes: number
  /** True while the log starts from the copy in a segment. */
  readonly inSegment: boolean
  /** The Yjs clients under which this device has written in it, the newest last; absent if none, and in older rows. */
  readonly own?: readonly number[]
}

/** Documents written together, end to end. */
export interface SegmentRow {
  readonly id: number
  readonly payload: Uint8Array
  /** Which they are and where each ends, as its head says too: so that can be derived anew. Absent in old segments. */
  readonly docs?: readonly DocId[]
  readonly ends?: readonly number[]
}

/** The directory of a segment, kept apart so that it can be read without the payloads. */
export interface SegmentHeadRow {
  readonly id: number
  readonly docs: readonly DocId[]
  readonly fingerprints: readonly Fingerprint[]
  readonly buckets: readonly (string | null)[]
  /** Where each document ends in the payload. */
  readonly ends: readonly number[]
  /** The checksum of each. */
  readonly sums?: readonly number[]
}

/** The cards of one UTC day, or of a share of the undated posts (see `bucketOf`). */
export interface DayRow {
  readonly day: string
  readonly cards: readonly Card[]
}

/** One import: the posts that it brought. */
export interface ImportRow {
  readonly id: string
  readonly at: number
  readonly posts: readonly DocId[]
  /** Whether its posts are just being hidden, or brought back: the next opening of the plan goes on where this stopped. */
  readonly hiding?: boolean
  /** The posts that taking it back hid: those that bringing it again shows. Absent while it is not taken back. */
  readonly hid?: readonly DocId[]
  /** How often anyone had hidden or shown each of `hid` when it was hidden for this; left out for the last ones while that is under way. */
  readonly hidings?: readonly number[]
}

/** The search index's compressed snapshot, and what it knows; the key names its version. */
export interface SearchSnapshotRow {
  readonly key: string
  readonly bytes: Uint8Array
  readonly known: IndexedState
}

/** Up to where documents are in an index: what came later has a higher number. */
export interface IndexedState {
  /** The newest segment. */
  readonly segment: number
  /** `seq` of each document that has a head. */
  readonly seqs: ReadonlyMap<DocId, number>
}

/** One signed statement of the grant log. */
export interface GrantRow {
  readonly id: string
  readonly bytes: Uint8Array
}

/** A setting of this plan on this computer; its reader checks the value. */
export interface SettingRow {
  readonly key: string
  readonly value: unknown
}

/** One chunk of a blob. */
export interface BlobChunkRow extends KeptChunk {
  readonly hash: BlobHash
}

/** One asset, as its document says. */
export type AssetRow = Asset

/** The assets that a post uses, by the hashes of their bytes. */
export interface UseRow {
  readonly post: DocId
  readonly assets: readonly BlobHash[]
}
