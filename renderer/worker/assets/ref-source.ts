import type { BlobRef } from '../../../shared/replica/blobs/blob-policy.ts'

/** Which blobs the plan refers to. */
export interface RefSource {
  /** All of them, those that matter most first. */
  current(): readonly BlobRef[]
  /** Called after each change. */
  watch(onChange: () => void): () => void
}
