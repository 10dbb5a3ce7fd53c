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

  it('stays for who will soon ask again, until there is rest', async () => {
    const random = new SeededRandom(2)
    const documents = new Documents(new MemoryStore(), (length) => random.bytes(length), {
      written: () => undefined,
      damaged: () => {},
      updated: () => {},
    })
    const ids = Array.from({ length: 200 }, () => random.docId(1_700_000_000_000))
    void documents.warm(ids)
    const first = await documents.acquire(ids[0] ?? '', true)
    documents.release(first)
    for (const id of ids) documents.release(await documents.acquire(id, true))
    documents.trim()
    expect(await documents.acquire(ids[0] ?? '', true)).toBe(first)
    documents.release(first)
    for (const id of ids.slice(1)) documents.release(await documents.acquire(id, true))
    documents.rest()
    expect(await documents.acquire(ids[0] ?? '', true)).not.toBe(first)
  })
})
