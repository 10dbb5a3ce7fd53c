import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { fingerprintOf } from '../../../shared/replica/fingerprint.ts'
import { readLog } from '../../../shared/replica/read-log.ts'
import { testStore } from '../../../test/contract/store.ts'
import { type HubDatabase, openHubDatabase } from './hub-database.ts'
import { LevelStore } from './level-store.ts'
import { withoutSum, withSum } from './summed.ts'

const opened = new Map<object, { readonly folder: string; readonly database: HubDatabase }>()

async function open(folder: string): Promise<LevelStore> {
  const opening = await openHubDatabase(folder)
  if (opening.kind !== 'open') throw new Error(`The database did not open: ${opening.kind}`)
  const store = new LevelStore(opening.database)
  opened.set(store, { folder, database: opening.database })
  return store
}

const newFolder = () => mkdtemp(path.join(tmpdir(), 'placard-level-'))

testStore('LevelStore', {
  make: async () => open(await newFolder()),
  async reopen(store) {
    const { folder, database } = opened.get(store) ?? {}
    await database?.close()
    return open(folder ?? '')
  },
  async dispose(store) {
    const { folder = '', database } = opened.get(store) ?? {}
    await database?.close()
    await rm(folder, { recursive: true, force: true })
  },
  async damage(store, id, spoil) {
    const { database } = opened.get(store) ?? {}
    const [[key, bytes] = ['', new Uint8Array()]] = (await database?.entries(`log/${id}/`)) ?? []
    await database?.put(key, spoil(bytes))
  },
})

test('[ST10] a block that is damaged takes the documents in it alone, and a disk that fails is no such thing', async () => {
  const folder = await newFolder()
  const store = await open(folder)
  const { database } = opened.get(store) ?? {}
  if (database === undefined) throw new Error('It is open.')
  const failing = vi.spyOn(database, 'entries')
  failing.mockRejectedValueOnce(Object.assign(new Error('Corruption: bad block'), { code: 'LEVEL_CORRUPTION' }))
  expect(await store.load('018f0000-0000-7000-8000-000000000001')).toEqual([new Uint8Array()])
  failing.mockRejectedValueOnce(Object.assign(new Error('IO error'), { code: 'LEVEL_IO_ERROR' }))
  await expect(store.load('018f0000-0000-7000-8000-000000000001')).rejects.toThrow('IO error')
  await database.close()
  await rm(folder, { recursive: true })
})

test('[ST12] what an earlier version wrote without a checksum is read as it is', async () => {
  const update = Uint8Array.of(0, 0)
  for (const kept of [update, new Uint8Array(), Uint8Array.from({ length: 20 }, (_, at) => at)]) {
    expect(withoutSum(kept)).toEqual(kept)
  }
  expect(withoutSum(withSum(update))).toEqual(update)
  // It passes over what follows an update.
  const doc = new Y.Doc()
  doc.getText('text').insert(0, 'word')
  const again = new Y.Doc()
  Y.applyUpdate(again, withSum(Y.encodeStateAsUpdate(doc)))
  expect(again.getText('text').toString()).toBe('word')
})

test('a folder that is open is refused, with words for why', async () => {
  const folder = await newFolder()
  const first = await openHubDatabase(folder)
  expect(await openHubDatabase(folder)).toEqual({ kind: 'in-use' })
  if (first.kind === 'open') await first.database.close()
  const again = await openHubDatabase(folder)
  expect(again.kind).toBe('open')
  if (again.kind === 'open') await again.database.close()
  await rm(folder, { recursive: true })
})

describe('[ST11] what a bad disk makes of the records beside the logs', () => {
  const ids = [1, 2, 3].map((at) => `018f0000-0000-7000-8000-00000000000${at}`)

  /** Three documents, the first written twice. */
  async function written() {
    const folder = await newFolder()
    const store = await open(folder)
    const docs = ids.map((id) => ({ id, doc: new Y.Doc() }))
    for (const at of [0, 1, 2, 0]) {
      const { id, doc } = docs[at] ?? { id: '', doc: new Y.Doc() }
      const before = Y.encodeStateVector(doc)
      doc.getText('text').insert(0, 'word ')
      const change = { id, doc, update: Y.encodeStateAsUpdate(doc, before), fingerprint: fingerprintOf(doc) }
      await store.commit([change], 'strict')
    }
    const { database } = opened.get(store) ?? {}
    if (database === undefined) throw new Error('It is open.')
    return { folder, database, docs, directory: new Map(docs.map(({ id, doc }) => [id, fingerprintOf(doc)])) }
  }
  const text = { valueEncoding: 'utf8' } as const

  test.each([
    ['missing', (key: string) => ({ type: 'del', key }) as const],
    ['truncated', (key: string) => ({ type: 'put', key, value: 'abc', ...text }) as const],
    ['other bytes', (key: string) => ({ type: 'put', key, value: new Uint8Array([255, 0, 254]) }) as const],
  ])('heads that are %s are derived from the logs, and there at the next start', async (_, spoil) => {
    const { folder, database, directory } = await written()
    await database.write(ids.map((id) => spoil(`head/${id}`)))
    await database.put('head/none', 'x', text)
    expect(await new LevelStore(database).directory()).toEqual(directory)
    expect(await database.values('head/', text)).toEqual(expect.arrayContaining([...directory.values()]))
    await database.close()
    await rm(folder, { recursive: true })
  })

  test('heads in a block that is damaged are derived too', async () => {
    const { folder, database, directory } = await written()
    const failing = vi.spyOn(database, 'entries')
    failing.mockRejectedValueOnce(Object.assign(new Error('Corruption: bad block'), { code: 'LEVEL_CORRUPTION' }))
    expect(await new LevelStore(database).directory()).toEqual(directory)
    await database.close()
    await rm(folder, { recursive: true })
  })

  test.each([undefined, '0', '1', 'NaN', '-7', ''])(
    'a counter that says %j has nothing that was written before written over',
    async (counter) => {
      const { folder, database, docs, directory } = await written()
      if (counter === undefined) await database.write([{ type: 'del', key: 'next-entry' }])
      else await database.put('next-entry', counter, text)
      const store = new LevelStore(database)
      const { id = '', doc = new Y.Doc() } = docs[0] ?? {}
      const before = Y.encodeStateVector(doc)
      doc.getText('text').insert(0, 'again ')
      const change = { id, update: Y.encodeStateAsUpdate(doc, before), fingerprint: fingerprintOf(doc) }
      await store.commit([change], 'strict')
      expect(
        readLog(await store.load(id))
          .doc.getText('text')
          .toString(),
      ).toBe('again word word ')
      expect(await store.directory()).toEqual(directory.set(id, change.fingerprint))
      await database.close()
      await rm(folder, { recursive: true })
    },
  )
})
