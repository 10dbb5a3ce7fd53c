import type { BlobRef } from '../../../shared/replica/blobs/blob-policy.ts'

/** Which blobs the plan refers to. */
export interface RefSource {
  /** All of them, those that matter most first; null while they are not known. */
  current(): readonly BlobRef[] | null
  /** Called after each change. */
  watch(onChange: () => void): () => void
}
