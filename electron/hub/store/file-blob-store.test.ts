import { mkdtemp, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { Blobs } from '../../../shared/replica/blobs/blobs.ts'
import { putBlob } from '../../../shared/replica/blobs/put-blob.ts'
import { testBlobStore } from '../../../test/contract/blob-store.ts'
import { ManualClock } from '../../../test/support/manual-clock.ts'
import { media } from '../../../test/support/media.ts'
import { FileBlobStore } from './file-blob-store.ts'
import { type HubDatabase, openHubDatabase } from './hub-database.ts'

const opened = new Map<object, { readonly folder: string; readonly database: HubDatabase }>()

async function open(folder: string, refusal: string | null = null): Promise<FileBlobStore> {
  const opening = await openHubDatabase(path.join(folder, 'plan'))
  if (opening.kind !== 'open') throw new Error(`The database did not open: ${opening.kind}`)
  const store = new FileBlobStore(path.join(folder, 'blobs'), opening.database, async () => refusal)
  opened.set(store, { folder, database: opening.database })
  return store
}

async function dispose(store: object): Promise<void> {
  const { folder = '', database } = opened.get(store) ?? {}
  await database?.close()
  await rm(folder, { recursive: true, force: true })
}

const newFolder = () => mkdtemp(path.join(tmpdir(), 'placard-blobs-'))

testBlobStore('FileBlobStore', {
  make: async () => open(await newFolder()),
  async reopen(store) {
    const { folder, database } = opened.get(store) ?? {}
    await database?.close()
    return open(folder ?? '')
  },
  dispose,
})

test('[HB3] beyond the budget of the folder nothing is kept, and the reason is given', async () => {
  const store = await open(await newFolder(), 'The folder is full.')
  const blobs = await Blobs.open(store, new ManualClock())
  const put = putBlob(blobs, new Blob([media(500, 1)]), () => {}, { aborted: false })
  await expect(put).rejects.toThrow('The folder is full.')
  expect(await store.list()).toEqual([])
  await dispose(store)
})

test('[BL6] a file that is gone from the folder, or too short, is here no longer, and may be put again', async () => {
  const folder = await newFolder()
  const store = await open(folder)
  const blobs = await Blobs.open(store, new ManualClock())
  const put = () => putBlob(blobs, new Blob([media(500, 1)]), () => {}, { aborted: false })
  const hash = (await put())?.hash ?? ''
  const file = path.join(folder, 'blobs', hash.slice(0, 2), hash)
  for (const spoil of [() => rm(file), () => truncate(file, 100)]) {
    await spoil()
    expect(await blobs.read(hash)).toBeNull()
    expect(blobs.has(hash)).toBe(false)
    await put()
    expect(await blobs.read(hash)).toEqual(media(500, 1))
  }
  await dispose(store)
})
