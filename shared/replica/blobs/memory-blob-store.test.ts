import { testBlobStore } from '../../../test/contract/blob-store.ts'
import { MemoryBlobStore } from './memory-blob-store.ts'

testBlobStore('MemoryBlobStore', { make: async () => new MemoryBlobStore() })
