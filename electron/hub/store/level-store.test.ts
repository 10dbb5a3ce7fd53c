import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { testStore } from '../../../test/contract/store.ts'
import { type HubDatabase, openHubDatabase } from './hub-database.ts'
import { LevelStore } from './level-store.ts'

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
