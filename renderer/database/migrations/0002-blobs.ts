import type { Migration } from './migration.ts'

/** Media: what is known of each blob, and its chunks. */
export const blobs: Migration = {
  version: 2,
  stores: { blobs: 'hash', blobChunks: '[hash+index]' },
}
