import { fromHexString } from 'lib0/buffer'
import type { BlobHash } from '../replica/blobs/chunks.ts'
import { bytesToId } from '../replica/ids.ts'
import type { DocId } from '../replica/store.ts'
import type { AssetId } from './asset.ts'
import { listsDocId } from './lists.ts'

/** What a document of a plan is about. */
export type DocKind = 'post' | 'lists' | 'asset'

/**
 * Tells a document's kind by its id alone, so that whatever a hostile member writes into it, it is read as one thing
 * [AS2].
 */
export function docKind(id: DocId): DocKind {
  if (id === listsDocId) return 'lists'
  return id.charAt(14) === '8' ? 'asset' : 'post'
}

/** The id of the document about the asset with this hash [AS1]. */
export function assetIdOf(hash: BlobHash): AssetId {
  const bytes = fromHexString(hash.slice(0, 32))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytesToId(bytes)
}
