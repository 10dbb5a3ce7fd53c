import { testStore } from '../../test/contract/store.ts'
import { MemoryStore } from './memory-store.ts'

testStore('MemoryStore', { make: async () => new MemoryStore() })
