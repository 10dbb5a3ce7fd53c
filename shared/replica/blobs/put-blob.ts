import type { KeptChunk } from './blob-store.ts'
import type { Blobs } from './blobs.ts'
import { type BlobHash, chunkBytes, chunkCount, chunkLength } from './chunks.ts'
import { chunkHash } from './midstate.ts'

/** Bytes that can be read in parts and do not change: a File, or a file on disk. */
export interface ByteSource {
  readonly size: number
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> }
}

/** A put blob's name. */
export interface PutBlob {
  readonly hash: BlobHash
  readonly size: number
}

/** The part of an AbortSignal that is needed here. */
interface Stop {
  readonly aborted: boolean
}

/** Chunks that are written in one go. */
const batchChunks = 4

/**
 * Keeps a file as a blob: reads it once for its name and once more to keep it, so that it is never in memory as a
 * whole; a short one is read once. Null if the signal was aborted. `onProgress` tells the share that is done, from 0
 * to 1.
 */
export async function putBlob(
  blobs: Blobs,
  source: ByteSource,
  onProgress: (share: number) => void,
  signal: Stop,
): Promise<PutBlob | null> {
  const { size } = source
  const count = chunkCount(size)
  const reader = new ChunkReader(source)
  const named = await nameOf(reader, count, (index) => onProgress((index + 1) / (2 * count)), signal)
  if (named === null) return null
  const { hash } = named
  for (let from = blobs.find(hash)?.from ?? count; from > 0; from = blobs.find(hash)?.from ?? from) {
    if (signal.aborted) return null
    const chunks: KeptChunk[] = []
    for (let index = from - 1; index >= Math.max(0, from - batchChunks); index--) {
      chunks.push({ index, bytes: await reader.chunk(index), midstates: named.midstates[index] ?? new Uint8Array() })
    }
    await blobs.keep({ hash, size }, chunks)
    onProgress(1 - Math.max(0, from - batchChunks) / (2 * count))
  }
  await blobs.used(hash)
  return { hash, size }
}

/** The blob's name, and the midstates in each of its chunks; null if the signal was aborted. */
async function nameOf(
  reader: ChunkReader,
  count: number,
  onChunk: (index: number) => void,
  signal: Stop,
): Promise<{ readonly hash: BlobHash; readonly midstates: readonly Uint8Array[] } | null> {
  const hasher = await chunkHash()
  const midstates: Uint8Array[] = []
  let before = hasher.first
  for (let index = 0; index < count - 1; index++) {
    if (signal.aborted) return null
    const walked = hasher.walk(before, index, await reader.chunk(index))
    midstates.push(walked.midstates)
    before = walked.after
    onChunk(index)
  }
  const last = hasher.finish(before, count - 1, await reader.chunk(count - 1))
  midstates.push(last.midstates)
  return signal.aborted ? null : { hash: last.hash, midstates }
}

/** Reads chunks, and remembers those of a short file. */
class ChunkReader {
  readonly #source: ByteSource
  readonly #read = new Map<number, Uint8Array>()

  constructor(source: ByteSource) {
    this.#source = source
  }

  async chunk(index: number): Promise<Uint8Array> {
    const known = this.#read.get(index)
    if (known !== undefined) return known
    const start = index * chunkBytes
    const end = start + chunkLength(this.#source.size, index)
    const bytes = new Uint8Array(await this.#source.slice(start, end).arrayBuffer())
    if (chunkCount(this.#source.size) <= batchChunks) this.#read.set(index, bytes)
    return bytes
  }
}
