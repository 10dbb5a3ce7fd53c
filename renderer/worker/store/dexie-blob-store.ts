import { Dexie } from 'dexie'
import * as v from 'valibot'
import type { BlobStore, KeptBlob, KeptChunk } from '../../../shared/replica/blobs/blob-store.ts'
import { type BlobHash, chunkBytes } from '../../../shared/replica/blobs/chunks.ts'
import { isKeptBlob } from '../../../shared/replica/blobs/kept-blob.ts'
import { chunkHash } from '../../../shared/replica/blobs/midstate.ts'
import { trimmed } from '../../../shared/replica/pipe.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import { batched } from './batch.ts'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const chunkSchema = v.object({ index: count, bytes: v.instance(Uint8Array), midstates: v.instance(Uint8Array) })

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

  /** A blob of which only chunks are left is as long as these are: its name tells whether that is all of it [ST11]. */
  async list(): Promise<readonly KeptBlob[]> {
    const { blobs, blobChunks } = this.#database
    const [rows, chunks] = await Promise.all([blobs.toArray(), blobChunks.toCollection().primaryKeys()])
    const sound = rows.filter(isKeptBlob)
    const known = new Set(sound.map(({ hash }) => hash))
    const unknown = new Set(chunks.map(([hash]) => hash).filter((hash) => !known.has(hash)))
    const derived = await Promise.all([...unknown].map((hash) => this.#derive(hash)))
    return [...sound, ...derived.filter((blob) => blob !== null)]
  }

  async write(blob: KeptBlob, chunks: readonly KeptChunk[]): Promise<void> {
    await this.#write({ blob, chunks })
  }

  async chunk(hash: BlobHash, index: number): Promise<KeptChunk | null> {
    const row: unknown = await this.#database.blobChunks.get([hash, index])
    return v.is(chunkSchema, row) ? row : null
  }

  async delete(hash: BlobHash): Promise<void> {
    const { blobs, blobChunks } = this.#database
    await this.#database.transaction('rw', blobs, blobChunks, async () => {
      await blobs.delete(hash)
      await blobChunks.where('[hash+index]').between([hash, Dexie.minKey], [hash, Dexie.maxKey]).delete()
    })
  }

  async #derive(hash: BlobHash): Promise<KeptBlob | null> {
    const { blobChunks } = this.#database
    const keys = await blobChunks
      .where('[hash+index]')
      .between([hash, Dexie.minKey], [hash, Dexie.maxKey])
      .primaryKeys()
    const indices = keys.map(([, index]) => index)
    const last = await this.chunk(hash, indices.at(-1) ?? 0)
    if (last === null) return null
    const size = last.index * chunkBytes + last.bytes.length
    if (!(await chunkHash()).leadsTo({ hash, size }, last, null)) return null
    let from = last.index
    while (indices.includes(from - 1)) from -= 1
    return { hash, size, from, usedAt: 0 }
  }

  async #writeAll(writes: readonly Write[]): Promise<readonly true[]> {
    const { blobs, blobChunks } = this.#database
    // Of a view the database would keep all the memory behind it.
    const rows = writes.flatMap(({ blob: { hash }, chunks }) =>
      chunks.map((chunk) => ({ hash, ...chunk, bytes: trimmed(chunk.bytes) })),
    )
    await this.#database.transaction('rw', blobs, blobChunks, async () => {
      await blobChunks.bulkPut(rows)
      await blobs.bulkPut(writes.map(({ blob }) => blob))
    })
    return writes.map(() => true)
  }
}
