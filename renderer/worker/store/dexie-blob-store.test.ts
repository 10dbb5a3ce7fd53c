import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import type { BlobStore } from '../../../shared/replica/blobs/blob-store.ts'
import { Blobs } from '../../../shared/replica/blobs/blobs.ts'
import { chunkBytes } from '../../../shared/replica/blobs/chunks.ts'
import { putBlob } from '../../../shared/replica/blobs/put-blob.ts'
import { testBlobStore } from '../../../test/contract/blob-store.ts'
import { ManualClock } from '../../../test/support/manual-clock.ts'
import { media } from '../../../test/support/media.ts'
import { PlanDatabase } from '../../database/plan-database.ts'
import { DexieBlobStore } from './dexie-blob-store.ts'

const databases = new Map<BlobStore, PlanDatabase>()
let made = 0

function open(plan: string): BlobStore {
  const database = new PlanDatabase(plan)
  const store = new DexieBlobStore(database)
  databases.set(store, database)
  return store
}

testBlobStore('DexieBlobStore', {
  make: async () => open(`blobs ${++made}`),
  reopen: async (store) => {
    databases.get(store)?.close()
    return open(databases.get(store)?.name.replace('placard-plan-', '') ?? '')
  },
  dispose: async (store) => databases.get(store)?.close(),
})

test('[ST11] a blob of which only chunks are left is known by them, and what is no row of one is passed over', async () => {
  const database = new PlanDatabase('blobs without rows')
  const bytes = media(2 * chunkBytes + 7, 3)
  const blobs = await Blobs.open(new DexieBlobStore(database), new ManualClock())
  const { hash = '' } = (await putBlob(blobs, new Blob([bytes]), () => {}, { aborted: false })) ?? {}
  const wrongs = [
    undefined,
    { hash },
    { hash, size: 'much', from: null, usedAt: 0 },
    { hash, size: -1, from: 0, usedAt: 0 },
  ]
  for (const wrong of wrongs) {
    await database.blobs.clear()
    // @ts-expect-error: what a bad disk gives is no row.
    if (wrong !== undefined) await database.blobs.put(wrong)
    const again = await Blobs.open(new DexieBlobStore(database), new ManualClock())
    expect(Buffer.compare((await again.read(hash)) ?? new Uint8Array(), bytes)).toBe(0)
  }
  await database.blobs.clear()
  await database.blobChunks.delete([hash, 0])
  const part = await Blobs.open(new DexieBlobStore(database), new ManualClock())
  expect(part.find(hash)).toMatchObject({ size: bytes.length, from: 1 })
  await database.blobs.clear()
  await database.blobChunks.delete([hash, 2])
  const endless = await Blobs.open(new DexieBlobStore(database), new ManualClock())
  expect(endless.find(hash)).toBeNull()
  // @ts-expect-error: as above.
  await database.blobChunks.put({ hash, index: 1, bytes: 'none' })
  expect(await new DexieBlobStore(database).chunk(hash, 1)).toBeNull()
  database.close()
})
