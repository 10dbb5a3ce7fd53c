import type { FileLike } from '../../ipc/platform.ts'
import {
  allDigests,
  blockBytes,
  chunkNonce,
  lengthBytes,
  longestChunk,
  trailerBytes,
  trailerNonce,
} from './bundle-chunks.ts'
import { longestHeader, type ReadHeader, readHeader } from './bundle-header.ts'
import { type BundleRecord, RecordSplitter, readRecord } from './bundle-records.ts'
import type { BundleTools } from './bundle-tools.ts'

/** A file that was read to its end. */
export interface WholeBundle {
  readonly kind: 'whole'
  /** The Ed25519 public key of the device that says it wrote the bundle. */
  readonly device: Uint8Array
  readonly signature: Uint8Array
  /** What the signature must be over. */
  readonly digest: Uint8Array
  /** The digest of the header and of each chunk, to know the file again. */
  readonly digests: readonly Uint8Array[]
}

/** How reading ended. `damaged`: cut off, changed, unreadable or sealed with another key; nothing after it was read. */
export type BundleEnd = WholeBundle | { readonly kind: 'damaged' }

/** Looks at what a file says of itself. */
export async function lookAtBundle(file: FileLike): Promise<ReadHeader> {
  return readHeader(await bytesOf(file, 0, longestHeader))
}

/**
 * Reads the records of a bundle in order and returns how the file ended. Each chunk is authenticated before a record of
 * it is given out; that the file is whole and signed is known only at the end [BU3]. `checked`: it was read before, and
 * must still be the same.
 */
export async function* readBundle(
  file: FileLike,
  key: Uint8Array,
  tools: BundleTools,
  checked?: WholeBundle,
): AsyncGenerator<BundleRecord, BundleEnd> {
  const looked = await lookAtBundle(file)
  if (looked.kind !== 'header') return damaged
  const context = await bytesOf(file, 0, looked.length)
  const digests = [await tools.digest(context)]
  const isAsBefore = (digest: Uint8Array) => {
    const before = checked?.digests[digests.length]
    return checked === undefined || (before !== undefined && digest.every((byte, at) => byte === before[at]))
  }
  const splitter = new RecordSplitter()
  for (let at = looked.length; ; ) {
    const sealed = await chunkAt(file, at)
    if (sealed === null) return damaged
    at += lengthBytes + sealed.length
    const index = digests.length - 1
    if (at === file.size) {
      const trailer = await tools.open(key, trailerNonce(index), context, sealed)
      if (trailer?.length !== trailerBytes || !splitter.isEmpty) return damaged
      return whole(trailer, await tools.digest(allDigests(digests)), digests)
    }
    const digest = await tools.digest(sealed)
    if (!isAsBefore(digest)) return damaged
    const packed = await tools.open(key, chunkNonce(index), context, sealed)
    const block = packed === null ? null : await tools.inflate(packed, blockBytes)
    const records = block === null ? null : recordsIn(splitter, block)
    if (records === null) return damaged
    yield* records
    digests.push(digest)
  }
}

const damaged: BundleEnd = { kind: 'damaged' }

const whole = (trailer: Uint8Array, digest: Uint8Array, digests: readonly Uint8Array[]): WholeBundle => ({
  kind: 'whole',
  device: trailer.slice(0, 32),
  signature: trailer.slice(32),
  digest,
  digests,
})

/** Null if one of them is malformed: only a broken or hostile program seals such a thing. */
function recordsIn(splitter: RecordSplitter, block: Uint8Array): readonly BundleRecord[] | null {
  const complete = splitter.add(block)
  if (complete === null) return null
  const records: BundleRecord[] = []
  for (const bytes of complete) {
    const record = readRecord(bytes)
    if (record === null) return null
    if (record.kind !== 'unknown') records.push(record)
  }
  return records
}

/** The sealed bytes of the chunk that starts here; null if none can. */
async function chunkAt(file: FileLike, start: number): Promise<Uint8Array | null> {
  const head = await bytesOf(file, start, start + lengthBytes)
  if (head.length < lengthBytes) return null
  const length = new DataView(head.buffer, head.byteOffset).getUint32(0)
  if (length === 0 || length > longestChunk) return null
  const sealed = await bytesOf(file, start + lengthBytes, start + lengthBytes + length)
  return sealed.length === length ? sealed : null
}

/** Fewer bytes where the file ends, and none where it cannot be read: a stick that was pulled out. */
async function bytesOf(file: FileLike, start: number, end: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(start, end).arrayBuffer())
  } catch {
    return new Uint8Array()
  }
}
