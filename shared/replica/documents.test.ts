import { describe, expect, it } from 'vitest'
import { SeededRandom } from '../../test/support/seeded-random.ts'
import { Documents } from './documents.ts'
import { MemoryStore } from './memory-store.ts'
import type { DocId } from './store.ts'

/** Documents in memory that are full of held ones, so that `trim` drops whatever nobody holds. */
async function crowded() {
  const random = new SeededRandom(1)
  const updated: DocId[] = []
  const documents = new Documents(new MemoryStore(), (length) => random.bytes(length), {
    written: () => undefined,
    damaged: () => {},
    updated: ({ id }) => updated.push(id),
  })
  const newId = () => random.docId(1_700_000_000_000)
  for (let count = 0; count < 128; count++) await documents.acquire(newId(), false)
  return { documents, updated, id: newId() }
}

/** Trims in each turn in which a load may be between the store and who asked for it. */
async function trimOften(documents: Documents): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    documents.trim()
    await Promise.resolve()
  }
}

describe('a document that comes into a full memory', () => {
  it.each([true, false])(
    '[ST7] is held before it can be dropped: its changes are seen (in store: %s)',
    async (inStore) => {
      const { documents, updated, id } = await crowded()
      const asked = documents.acquire(id, inStore)
      await trimOften(documents)
      const { doc } = await asked
      doc.getText('text').insert(0, 'kept')
      expect(updated).toEqual([id])
    },
  )

  it('is one and the same for all who ask while it comes', async () => {
    const { documents, id } = await crowded()
    const asked = [documents.acquire(id, true), documents.acquire(id, true)]
    await trimOften(documents)
    const [first, second] = await Promise.all([...asked])
    expect(second).toBe(first)
    expect(first?.holders).toBe(2)
    expect(await documents.acquire(id, true)).toBe(first)
  })

  it('is dropped once all who asked have let it go', async () => {
    const { documents, id } = await crowded()
    const [first, second] = await Promise.all([documents.acquire(id, true), documents.acquire(id, true)])
    documents.release(first)
    expect(await documents.acquire(id, true)).toBe(first)
    documents.release(first)
    documents.release(second)
    expect(await documents.acquire(id, true)).not.toBe(first)
  })

  it('has its log in memory for who will soon ask for it, until there is rest', async () => {
    const random = new SeededRandom(2)
    const store = new MemoryStore()
    let reads = 0
    const load = store.load.bind(store)
    store.load = (id) => {
      reads += 1
      return load(id)
    }
    const documents = new Documents(store, (length) => random.bytes(length), {
      written: () => undefined,
      damaged: () => {},
      updated: () => {},
    })
    const ids = Array.from({ length: 200 }, () => random.docId(1_700_000_000_000))
    await documents.warm(ids)
    expect(reads).toBe(200)
    for (const id of ids.slice(0, 100)) documents.release(await documents.acquire(id, true))
    expect(reads).toBe(200)
    documents.rest()
    for (const id of ids.slice(100)) documents.release(await documents.acquire(id, true))
    expect(reads).toBe(300)
  })

  it('is no more in memory than what is kept, however many were brought there', async () => {
    const random = new SeededRandom(3)
    const documents = new Documents(new MemoryStore(), (length) => random.bytes(length), {
      written: () => undefined,
      damaged: () => {},
      updated: () => {},
    })
    const ids = Array.from({ length: 1500 }, () => random.docId(1_700_000_000_000))
    await documents.warm(ids)
    const held = ids.filter((id) => documents.hold(id) !== null)
    expect(held).toEqual(ids.slice(-1024))
  })
})
