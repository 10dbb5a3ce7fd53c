import type { BlobStore, KeptBlob, KeptChunk } from './blob-store.ts'
import type { BlobHash } from './chunks.ts'

/** A blob store that lives as long as the object. */
export class MemoryBlobStore implements BlobStore {
  readonly #copy: (chunk: KeptChunk) => Uint8Array
  readonly #blobs = new Map<BlobHash, KeptBlob>()
  readonly #chunks = new Map<BlobHash, Map<number, KeptChunk>>()

  /** `copy` puts the bytes of a chunk to where they are kept. */
  constructor(copy = ({ bytes }: KeptChunk): Uint8Array => bytes.slice()) {
    this.#copy = copy
  }

  async list(): Promise<readonly KeptBlob[]> {
    return [...this.#blobs.values()]
  }

  async write(blob: KeptBlob, chunks: readonly KeptChunk[]): Promise<void> {
    const kept = this.#chunks.get(blob.hash) ?? new Map<number, KeptChunk>()
    for (const chunk of chunks) kept.set(chunk.index, { ...chunk, bytes: this.#copy(chunk) })
    this.#chunks.set(blob.hash, kept)
    this.#blobs.set(blob.hash, blob)
  }

  async chunk(hash: BlobHash, index: number): Promise<KeptChunk | null> {
    return this.#chunks.get(hash)?.get(index) ?? null
  }

  async delete(hash: BlobHash): Promise<void> {
    this.#blobs.delete(hash)
    this.#chunks.delete(hash)
  }
}
