import 'fake-indexeddb/auto'
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { createIdSource } from '../../../shared/plan/ids.ts'
import { prepareNew } from '../../../shared/plan/prepared.ts'
import { readLog } from '../../../shared/replica/read-log.ts'
import type { DocChange } from '../../../shared/replica/store.ts'
import { testStore } from '../../../test/contract/store.ts'
import { standingClock } from '../../../test/support/plan-worker.ts'
import { SeededRandom } from '../../../test/support/seeded-random.ts'
import { DexieStore } from './dexie-store.ts'

const random = new SeededRandom(7)
const newId = createIdSource(standingClock(), (length) => random.bytes(length))
const planOf = new Map<object, string>()

function make(plan = newId()): DexieStore {
  const store = new DexieStore(plan)
  planOf.set(store, plan)
  return store
}

testStore('DexieStore', {
  make: async () => make(),
  async reopen(store) {
    if (store instanceof DexieStore) store.close()
    return make(planOf.get(store) ?? '')
  },
  async dispose(store) {
    if (store instanceof DexieStore) store.close()
  },
  async damage(store, id, spoil) {
    if (!(store instanceof DexieStore)) return
    const rows = store.database.updates.where('[docId+seq]').equals([id, 0])
    await rows.modify((row, ref) => {
      ref.value = { ...row, update: spoil(row.update) }
    })
  },
})

test('[ST9] a strict commit without changes writes something all the same, so that the disk takes what came before', async () => {
  const store = make()
  await store.commit([], 'relaxed')
  expect(await store.database.settings.count()).toBe(0)
  await store.commit([], 'strict')
  expect(await store.database.settings.count()).toBe(1)
  store.close()
})

test('what changes nothing that a card shows touches no row of a day', async () => {
  const store = make()
  const post = prepareNew(newId(), { text: 'Post' }, 1_000_000)
  await store.write([post], 'relaxed')
  const read = vi.spyOn(store.database.days, 'bulkGet')
  const written = vi.spyOn(store.database.days, 'bulkPut')
  await store.write([post], 'relaxed')
  expect([read, written].map(({ mock }) => mock.calls.length)).toEqual([0, 0])
  const { row } = post
  if (row === null) throw new Error('A new post has a card.')
  await store.write([{ ...post, row: { ...row, card: { ...row.card, title: 'Changed' } } }], 'relaxed')
  expect([read, written].map(({ mock }) => mock.calls.length)).toEqual([1, 1])
  store.close()
})

describe('many new documents at once', () => {
  const posts = Array.from({ length: 100 }, (_, at) => prepareNew(newId(), { text: `Post ${at}` }, 1_000_000 + at))

  test('go into segments, from which each is read, changed and compacted', async () => {
    const store = make()
    await store.write(posts, 'relaxed')
    expect(await store.database.updates.count()).toBe(0)
    expect(await store.database.segments.count()).toBe(2)
    const id = posts[70]?.id ?? ''
    const change = await edit(store, id, 'X')
    await store.commit([change], 'strict')
    expect((await store.directory()).get(id)).toBe(change.fingerprint)
    expect(await textOf(store, id)).toBe('XPost 70')
    await store.compact(id)
    expect(await store.load(id)).toHaveLength(1)
    expect(await textOf(store, id)).toBe('XPost 70')
    expect(await textOf(store, posts[71]?.id ?? '')).toBe('Post 71')
    store.close()
  })

  test('are all absent when their transaction fails', async () => {
    const store = make()
    const broken = posts.map((post, at) => (at === 99 ? { ...post, update: null } : post))
    // @ts-expect-error: a value that cannot be packed stands for any failure in the middle.
    await expect(store.write(broken, 'relaxed')).rejects.toThrow()
    expect((await store.directory()).size).toBe(0)
    expect(await store.database.days.count()).toBe(0)
    expect(await store.database.segments.count()).toBe(0)
    store.close()
  })
})

describe('a record that the browser has lost', () => {
  /** The file of a segment is gone: whoever reads it is told so, as Chromium does. */
  function lose(store: DexieStore, segment: number): void {
    const gone = () => Promise.reject(new DOMException('Data lost due to missing file.', 'NotReadableError'))
    const { segments } = store.database
    const [bulkGet, get] = [segments.bulkGet.bind(segments), segments.get.bind(segments)]
    // @ts-expect-error: only what the store calls is stood for.
    vi.spyOn(segments, 'bulkGet').mockImplementation((ids) => (ids.includes(segment) ? gone() : bulkGet(ids)))
    // @ts-expect-error: as above.
    vi.spyOn(segments, 'get').mockImplementation((id) => (id === segment ? gone() : get(id)))
  }
  const posts = Array.from({ length: 100 }, (_, at) => prepareNew(newId(), { text: `Post ${at}` }, 1_000_000 + at))

  test('[ST10] takes nothing else with it: what is read at once with it, and what was written after', async () => {
    const store = make()
    await store.write(posts, 'relaxed')
    const [first, last] = [posts[0]?.id ?? '', posts[99]?.id ?? '']
    const change = await edit(store, first, 'X')
    await store.commit([change], 'strict')
    lose(store, 1)
    const [lost = [], fine = []] = await Promise.all([store.load(first), store.load(last)])
    expect(lost.map((update) => update.length)).toEqual([0, change.update.length])
    expect(readLog(lost).unreadable).toBe(1)
    expect(readLog(fine).doc.getText('text').toString()).toBe('Post 99')
    expect(await store.segment(1)).toEqual([])
    store.close()
  })

  test('[ST10] is no reason to take a storage that gives nothing for damaged', async () => {
    const store = make()
    await store.write(posts, 'relaxed')
    store.close()
    await expect(store.load(posts[0]?.id ?? '')).rejects.toThrow()
  })
})

async function read(store: DexieStore, id: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  for (const update of await store.load(id)) Y.applyUpdate(doc, update)
  return doc
}

const textOf = async (store: DexieStore, id: string) => (await read(store, id)).getText('text').toString()

async function edit(store: DexieStore, id: string, insert: string): Promise<DocChange> {
  const doc = await read(store, id)
  const before = Y.encodeStateVector(doc)
  doc.getText('text').insert(0, insert)
  return { id, doc, update: Y.encodeStateAsUpdate(doc, before), fingerprint: 'f'.repeat(32) }
}
