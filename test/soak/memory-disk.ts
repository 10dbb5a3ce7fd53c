import type { KeptBlob, KeptChunk } from '../../shared/replica/blobs/blob-store.ts'
import type { BlobHash } from '../../shared/replica/blobs/chunks.ts'
import { MemoryBlobStore } from '../../shared/replica/blobs/memory-blob-store.ts'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import type { DocChange, DocId, Durability } from '../../shared/replica/store.ts'

/** What an entry of a log costs in memory beside its bytes. */
const entryBytes = 200

const sizeOf = (log: readonly Uint8Array[]) => log.reduce((sum, update) => sum + update.length + entryBytes, 0)

/** A disk in memory that knows how much is on it: what is on disks is no memory that a replica holds. */
export class MemoryDisk extends MemoryStore {
  bytes = 0

  override async commit(changes: readonly DocChange[], durability: Durability): Promise<void> {
    await super.commit(changes, durability)
    this.bytes += sizeOf(changes.map(({ update }) => update))
  }

  override async compact(id: DocId): Promise<void> {
    const before = sizeOf(await this.load(id))
    await super.compact(id)
    this.bytes += sizeOf(await this.load(id)) - before
  }
}

/** The same for media. */
export class MemoryBlobDisk extends MemoryBlobStore {
  readonly #sizes = new Map<BlobHash, number>()

  get bytes(): number {
    return [...this.#sizes.values()].reduce((sum, size) => sum + size, 0)
  }

  override async write(blob: KeptBlob, chunks: readonly KeptChunk[]): Promise<void> {
    await super.write(blob, chunks)
    const kept = this.#sizes.get(blob.hash) ?? 0
    this.#sizes.set(blob.hash, kept + chunks.reduce((sum, { bytes }) => sum + bytes.length, 0))
  }

  override async delete(hash: BlobHash): Promise<void> {
    await super.delete(hash)
    this.#sizes.delete(hash)
  }
}
