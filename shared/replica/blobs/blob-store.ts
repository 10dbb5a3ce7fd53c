import type { BlobHash } from './chunks.ts'
import type { ProvableChunk } from './midstate.ts'

/** What a store keeps of one blob. */
export interface KeptBlob {
  readonly hash: BlobHash
  /** Bytes of the whole. */
  readonly size: number
  /** The first chunk that is here. Chunks come from the last to the first; at 0 the blob is whole [BL4]. */
  readonly from: number
  /** When it was last put, read or completed; UTC milliseconds. */
  readonly usedAt: number
  /** When the whole was last found to be what its name says; UTC milliseconds, left out if it was not looked at [BL12]. */
  readonly checkedAt?: number
}

/** One chunk of a blob, with the midstates that whoever gets it needs for the check. */
export type KeptChunk = ProvableChunk

/**
 * Where a replica keeps its blobs, in chunks, so that a long one is never in memory as a whole. Every implementation
 * passes the contract suite (`test/contract/blob-store.ts`). Nothing is checked here: `Blobs` does that.
 */
export interface BlobStore {
  /** Everything that is kept, in no order. Called once, when the plan is opened. */
  list(): Promise<readonly KeptBlob[]>
  /**
   * Keeps the chunks and what is known of the blob, all or nothing. Resolves when durable; from then on the memory of
   * the chunks' bytes, which may be a view of much more, is used for others.
   */
  write(blob: KeptBlob, chunks: readonly KeptChunk[]): Promise<void>
  /** Null if the chunk is not here. */
  chunk(hash: BlobHash, index: number): Promise<KeptChunk | null>
  /** Erases a blob, whole or in part. */
  delete(hash: BlobHash): Promise<void>
}
