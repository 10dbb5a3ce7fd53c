import { readAsset } from '../../shared/plan/asset-document.ts'
import { blobRefsOf } from '../../shared/plan/blob-refs.ts'
import { docKind } from '../../shared/plan/doc-kind.ts'
import type { BlobExchange } from '../../shared/replica/blobs/blob-exchange.ts'
import { type BlobRef, longestOf } from '../../shared/replica/blobs/blob-policy.ts'
import type { BlobHash } from '../../shared/replica/blobs/chunks.ts'
import type { Replica } from '../../shared/replica/replica.ts'
import type { DocId } from '../../shared/replica/store.ts'

/** What a hub holds of the plan's media. */
export interface MediaCount {
  readonly files: number
  readonly bytes: number
  /** Files that the plan names and that are not here yet. */
  readonly missing: number
}

/** A hub keeps all media of its plan, previews first, also of deleted assets: a post may still show them. */
export class HubMedia {
  readonly #replica: Replica
  readonly #exchange: BlobExchange
  readonly #named = new Map<DocId, readonly BlobRef[]>()
  readonly #stop: () => void
  #isClosed = false

  constructor(replica: Replica, exchange: BlobExchange) {
    this.#replica = replica
    this.#exchange = exchange
    this.#stop = replica.watchDocs((ids) => void this.#read(ids))
    void replica.ids().then((ids) => this.#read(ids))
  }

  get count(): MediaCount {
    const { blobs } = this.#exchange
    const missing = new Set(this.#hashes().filter((hash) => !blobs.has(hash)))
    return { files: blobs.usage.blobs, bytes: blobs.usage.bytes, missing: missing.size }
  }

  close(): void {
    this.#isClosed = true
    this.#stop()
  }

  async #read(ids: readonly DocId[]): Promise<void> {
    const assets = ids.filter((id) => docKind(id) === 'asset')
    for (const id of assets) {
      if (this.#isClosed) return
      // One that the disk does not give is read with its next change, or at the next start.
      const asset = await this.#replica.read(id, (doc) => readAsset(id, doc)).catch(() => null)
      if (asset === null) continue
      this.#named.set(id, blobRefsOf(asset))
    }
    if (assets.length === 0 || this.#isClosed) return
    const refs = [...this.#named.values()].flat()
    const places = refs.map(({ hash, use }) => [hash, use === 'preview' ? 0 : 1] as const)
    this.#exchange.setInterests(new Map(places), longestOf(refs))
  }

  #hashes(): readonly BlobHash[] {
    return [...this.#named.values()].flatMap((refs) => refs.map(({ hash }) => hash))
  }
}
