import { Dexie } from 'dexie'
import type { BlobStore, KeptBlob, KeptChunk } from '../../../shared/replica/blobs/blob-store.ts'
import type { BlobHash } from '../../../shared/replica/blobs/chunks.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'

/** The blobs of a plan on this computer, beside its documents. */
export class DexieBlobStore implements BlobStore {
  readonly #database: PlanDatabase

  constructor(database: PlanDatabase) {
    this.#database = database
  }

  list(): Promise<readonly KeptBlob[]> {
    return this.#database.blobs.toArray()
  }

  async write(blob: KeptBlob, chunks: readonly KeptChunk[]): Promise<void> {
    const { blobs, blobChunks } = this.#database
    await this.#database.transaction('rw', blobs, blobChunks, async () => {
      await blobChunks.bulkPut(chunks.map((chunk) => ({ hash: blob.hash, ...chunk })))
      await blobs.put(blob)
    })
  }

  async chunk(hash: BlobHash, index: number): Promise<KeptChunk | null> {
    return (await this.#database.blobChunks.get([hash, index])) ?? null
  }

  async delete(hash: BlobHash): Promise<void> {
    const { blobs, blobChunks } = this.#database
    await this.#database.transaction('rw', blobs, blobChunks, async () => {
      await blobs.delete(hash)
      await blobChunks.where('[hash+index]').between([hash, Dexie.minKey], [hash, Dexie.maxKey]).delete()
    })
  }
}
