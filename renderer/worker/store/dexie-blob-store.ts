import { Dexie } from 'dexie'
import type { BlobStore, KeptBlob, KeptChunk } from '../../../shared/replica/blobs/blob-store.ts'
import type { BlobHash } from '../../../shared/replica/blobs/chunks.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import { batched } from './batch.ts'

interface Write {
  readonly blob: KeptBlob
  readonly chunks: readonly KeptChunk[]
}

/** Writes in one transaction at most: previews come by the hundred, and a transaction for each would starve readers. */
const writesAtOnce = 64

/** The blobs of a plan on this computer, beside its documents. */
export class DexieBlobStore implements BlobStore {
  readonly #database: PlanDatabase
  readonly #write = batched(writesAtOnce, (writes: readonly Write[]) => this.#writeAll(writes))

  constructor(database: PlanDatabase) {
    this.#database = database
  }

  list(): Promise<readonly KeptBlob[]> {
    return this.#database.blobs.toArray()
  }

  async write(blob: KeptBlob, chunks: readonly KeptChunk[]): Promise<void> {
    await this.#write({ blob, chunks })
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

  async #writeAll(writes: readonly Write[]): Promise<readonly true[]> {
    const { blobs, blobChunks } = this.#database
    const rows = writes.flatMap(({ blob: { hash }, chunks }) => chunks.map((chunk) => ({ hash, ...chunk })))
    await this.#database.transaction('rw', blobs, blobChunks, async () => {
      await blobChunks.bulkPut(rows)
      await blobs.bulkPut(writes.map(({ blob }) => blob))
    })
    return writes.map(() => true)
  }
}
