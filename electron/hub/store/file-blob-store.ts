import { constants } from 'node:fs'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import type { BlobStore, KeptBlob, KeptChunk } from '../../../shared/replica/blobs/blob-store.ts'
import { type BlobHash, chunkBytes, chunkLength, partCount } from '../../../shared/replica/blobs/chunks.ts'
import { isKeptBlob } from '../../../shared/replica/blobs/kept-blob.ts'
import { midstateLength } from '../../../shared/replica/blobs/midstate.ts'
import type { RefuseBytes } from './bounded-store.ts'
import type { HubDatabase } from './hub-database.ts'

const blobKey = 'blob/'
const json = { valueEncoding: 'json' } as const
const statesOfChunk = partCount(chunkBytes) * midstateLength
/** Only its owner may look into it. */
const ownerOnly = 0o600

/**
 * A hub's blobs: each is a file under its name, its midstates a second one beside it, and what is known of it stands in
 * the database, written after the bytes are on the disk.
 */
export class FileBlobStore implements BlobStore {
  readonly #folder: string
  readonly #database: HubDatabase
  readonly #refuse: RefuseBytes

  /** `refuse` says why so many bytes may not be written; then nothing is. */
  constructor(folder: string, database: HubDatabase, refuse: RefuseBytes) {
    this.#folder = folder
    this.#database = database
    this.#refuse = refuse
  }

  /** What a bad disk made of the record of a blob is passed over: it comes again from whoever has it [ST11]. */
  async list(): Promise<readonly KeptBlob[]> {
    return (await this.#database.jsonValues(blobKey)).filter(isKeptBlob)
  }

  async write(blob: KeptBlob, chunks: readonly KeptChunk[]): Promise<void> {
    const reason = await this.#refuse(chunks.reduce((sum, { bytes }) => sum + bytes.length, 0))
    if (reason !== null) throw new Error(reason)
    if (chunks.length > 0) await this.#writeChunks(blob.hash, chunks)
    await this.#database.put(blobKey + blob.hash, blob, { ...json, sync: true })
  }

  async chunk(hash: BlobHash, index: number): Promise<KeptChunk | null> {
    const kept = await this.#database.json(blobKey + hash)
    if (!isKeptBlob(kept) || index < kept.from) return null
    const length = chunkLength(kept.size, index)
    if (length < 0) return null
    const file = this.#fileOf(hash)
    const [bytes, midstates] = await Promise.all([
      readAt(file, index * chunkBytes, length),
      readAt(statesOf(file), index * statesOfChunk, partCount(length) * midstateLength),
    ])
    return { index, bytes, midstates }
  }

  /** The record first: a file without one is written anew when the blob comes again. */
  async delete(hash: BlobHash): Promise<void> {
    await this.#database.write([{ type: 'del', key: blobKey + hash }], { sync: true })
    const file = this.#fileOf(hash)
    await Promise.all([rm(file, { force: true }), rm(statesOf(file), { force: true })])
  }

  async #writeChunks(hash: BlobHash, chunks: readonly KeptChunk[]): Promise<void> {
    const file = this.#fileOf(hash)
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
    await Promise.all([
      writeInto(file, async (handle) => {
        for (const { index, bytes } of chunks) await writeAll(handle, bytes, index * chunkBytes)
      }),
      writeInto(statesOf(file), async (handle) => {
        for (const { index, midstates } of chunks) await writeAll(handle, midstates, index * statesOfChunk)
      }),
    ])
  }

  /** In 256 folders by the first two digits: some systems slow down with very many files in one. */
  #fileOf(hash: BlobHash): string {
    return path.join(this.#folder, hash.slice(0, 2), hash)
  }
}

const statesOf = (file: string) => `${file}.states`

async function writeInto(file: string, write: (handle: FileHandle) => Promise<void>): Promise<void> {
  const handle = await open(file, constants.O_RDWR | constants.O_CREAT, ownerOnly)
  try {
    await write(handle)
    await handle.datasync()
  } finally {
    await handle.close()
  }
}

/** A disk that runs full takes the beginning, and says so only when it is asked for the rest. */
async function writeAll(handle: FileHandle, bytes: Uint8Array, start: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, at, bytes.length - at, start + at)
    at += bytesWritten
  }
}

async function readAt(file: string, start: number, length: number): Promise<Uint8Array> {
  const handle = await open(file, 'r')
  try {
    const bytes = new Uint8Array(length)
    const { bytesRead } = await handle.read(bytes, 0, length, start)
    return bytes.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
