import type { BlobRef } from '../replica/blobs/blob-policy.ts'
import type { Asset } from './asset.ts'

/** The blobs that an asset names: what shows it in small first, then its file. */
export function blobRefsOf({ hash, bytes, thumbnail, tile }: Asset): readonly BlobRef[] {
  const previews = [thumbnail, tile].flatMap((preview) => (preview === null ? [] : [preview]))
  return [
    ...previews.map((preview) => ({ hash: preview, use: 'preview' as const, size: null })),
    { hash, use: 'original', size: bytes },
  ]
}
