import 'fake-indexeddb/auto'
import type { BlobStore } from '../../../shared/replica/blobs/blob-store.ts'
import { testBlobStore } from '../../../test/contract/blob-store.ts'
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
