import { beforeEach, describe, expect, test } from 'vitest'
import { nodeBundleTools } from '../../../electron/hub/node-bundle-tools.ts'
import { type BlobDevice, blobDevice } from '../../../test/support/blob-device.ts'
import { makeAsset } from '../../../test/support/make-asset.ts'
import { ReplicaMesh } from '../../../test/support/replica-mesh.ts'
import { createAsset } from '../../plan/asset-document.ts'
import { assetIdOf } from '../../plan/doc-kind.ts'
import { MemoryBlobStore } from '../../replica/blobs/memory-blob-store.ts'
import { applyBundle } from './apply-bundle.ts'
import type { BundleKeys } from './bundle-keys.ts'
import { MediaTaker, mediaRecords } from './bundle-media.ts'
import { makeBundle } from './make-bundle.ts'

const keys: BundleKeys = {
  key: async (salt) => ({ key: new Uint8Array([...salt, ...salt]), keyId: '0102030405060708', sealed: [] }),
  sign: async (digest) => ({ device: new Uint8Array(32), signature: new Uint8Array([...digest, ...digest]) }),
  judge: async () => 'writer',
}
const everything = Number.MAX_SAFE_INTEGER

/** A disk that takes so many chunks and no more. */
class ShortBlobStore extends MemoryBlobStore {
  chunksLeft = Number.POSITIVE_INFINITY

  override async write(...[blob, chunks]: Parameters<MemoryBlobStore['write']>): Promise<void> {
    this.chunksLeft -= chunks.length
    if (this.chunksLeft < 0) throw new DOMException('There is no room.', 'QuotaExceededError')
    await super.write(blob, chunks)
  }
}

let mesh: ReplicaMesh
let writer: BlobDevice
let reader: BlobDevice
let readersDisk: ShortBlobStore

beforeEach(async () => {
  mesh = new ReplicaMesh(4)
  readersDisk = new ShortBlobStore()
  writer = await blobDevice(mesh, 'writer')
  reader = await blobDevice(mesh, 'reader', readersDisk)
})

/** A file in the library: its bytes, and the document that names it. */
async function addFile(bytes: number, of = writer): Promise<string> {
  const hash = await of.put(new Uint8Array(mesh.random.bytes(bytes)))
  await of.replica.change(assetIdOf(hash), (doc) => createAsset(doc, makeAsset(hash, { bytes }), 1))
  return hash
}

async function write(mediaLimit: number | null) {
  const pieces: Uint8Array[] = []
  const making = makeBundle({
    ...{ replica: writer.replica, planId: 'plan', statements: [], holdings: null, keys, tools: nodeBundleTools },
    ...{ random: (length: number) => mesh.random.bytes(length), now: 1, mediaLimit, onProgress: () => {} },
  })
  for (;;) {
    const next = await making.next()
    if (next.done === true) return { bytes: new Uint8Array(Buffer.concat(pieces)), contents: next.value }
    pieces.push(next.value)
  }
}

const apply = (bytes: Uint8Array<ArrayBuffer>, isCancelled = () => false) =>
  applyBundle(new Blob([bytes]), {
    ...{ replica: reader.replica, planId: 'plan', keys, tools: nodeBundleTools, isCancelled, onProgress: () => {} },
  })

async function chunksOf(hash: string) {
  const records = []
  for await (const record of mediaRecords(writer.blobs, [hash])) records.push(record)
  return records
}

/** Comparing megabytes one by one is slow. */
async function isSame(hash: string): Promise<boolean> {
  const [there, here] = [await writer.blobs.read(hash), await reader.blobs.read(hash)]
  return there !== null && here !== null && Buffer.compare(there, here) === 0
}

const megabytes = (count: number) => Math.round(count * 1024 * 1024)

describe('[BU10] a bundle with media', () => {
  test('brings each file byte for byte, and nothing twice', async () => {
    const hashes = [await addFile(900), await addFile(megabytes(2.4))]
    const { bytes, contents } = await write(everything)
    expect(contents?.media).toEqual({ files: 2, bytes: 900 + megabytes(2.4), tooLarge: 0, elsewhere: 0 })
    expect(await apply(bytes)).toMatchObject({ kind: 'taken', media: 2, mediaFailed: 0 })
    for (const hash of hashes) expect(await isSame(hash)).toBe(true)
    expect(await apply(bytes)).toMatchObject({ kind: 'taken', media: 0, mediaFailed: 0 })
  })

  test('goes on where a file broke off before', async () => {
    const hash = await addFile(megabytes(3.5))
    const [last, third] = await chunksOf(hash)
    if (last === undefined || third === undefined) throw new Error('It has four chunks.')
    await reader.blobs.keep(last, [last, third])
    expect(reader.blobs.find(hash)?.from).toBe(2)
    expect(await apply((await write(everything)).bytes)).toMatchObject({ media: 1, mediaFailed: 0 })
    expect(await isSame(hash)).toBe(true)
  })

  test('holds what fits into the limit, the smallest first, and says what is not on this computer', async () => {
    const [large, small] = [await addFile(megabytes(2)), await addFile(500)]
    const elsewhere = await addFile(700, reader)
    await writer.replica.change(assetIdOf(elsewhere), (doc) => createAsset(doc, makeAsset(elsewhere), 1))
    const { bytes, contents } = await write(megabytes(1))
    expect(contents?.media).toEqual({ files: 1, bytes: 500, tooLarge: 1, elsewhere: 1 })
    await apply(bytes)
    expect([reader.blobs.has(small), reader.blobs.has(large)]).toEqual([true, false])
  })

  test('holds none unless it was asked for', async () => {
    const hash = await addFile(500)
    const { bytes, contents } = await write(null)
    expect(contents?.media).toBeNull()
    expect(await apply(bytes)).toMatchObject({ kind: 'taken', media: 0 })
    expect(reader.blobs.has(hash)).toBe(false)
  })

  test('changes nothing where it was cut off or changed, its documents included', async () => {
    await addFile(megabytes(1.5))
    const { bytes } = await write(everything)
    for (const length of [bytes.length - 1, Math.round(bytes.length / 2)])
      expect(await apply(bytes.slice(0, length))).toEqual({ kind: 'refused', reason: 'damaged' })
    const flipped = bytes.slice()
    flipped[bytes.length - 500_000] = (flipped[bytes.length - 500_000] ?? 0) ^ 1
    expect(await apply(flipped)).toEqual({ kind: 'refused', reason: 'damaged' })
    expect(await reader.replica.ids()).toEqual([])
    expect(reader.blobs.usage).toEqual({ bytes: 0, blobs: 0 })
  })

  test('keeps the documents and what was proved where the disk is full', async () => {
    const hash = await addFile(megabytes(2.5))
    const { bytes } = await write(everything)
    readersDisk.chunksLeft = 1
    expect(await apply(bytes)).toMatchObject({ kind: 'taken', otherChanges: 1, media: 0, mediaFailed: 1 })
    expect(reader.blobs.find(hash)?.from).toBe(2)
    readersDisk.chunksLeft = 9
    expect(await apply(bytes)).toMatchObject({ media: 1, mediaFailed: 0 })
  })
})

describe('[BU10] media in a bundle', () => {
  test('is passed over if the plan does not name it', async () => {
    const hash = await writer.put(new Uint8Array(mesh.random.bytes(300)))
    const taker = new MediaTaker(reader.replica)
    for await (const record of mediaRecords(writer.blobs, [hash])) await taker.take(record)
    expect([taker.files, taker.failed, reader.blobs.usage.blobs]).toEqual([0, 0, 0])
  })

  test('is not kept if it is not what its name says', async () => {
    const hash = await addFile(megabytes(1.5))
    await apply((await write(null)).bytes)
    const [last] = await chunksOf(hash)
    if (last === undefined) throw new Error('It has two chunks.')
    const taker = new MediaTaker(reader.replica)
    await taker.take({ ...last, bytes: last.bytes.map((byte) => byte ^ 1) })
    await taker.take(last)
    expect([taker.files, taker.failed, reader.blobs.usage.blobs]).toEqual([0, 1, 0])
  })
})
