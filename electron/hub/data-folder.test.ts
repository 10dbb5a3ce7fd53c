import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openDataFolder } from './data-folder.ts'
import { openHubDatabase } from './store/hub-database.ts'

const limits = { diskBytes: 1e9, freeBytes: 0, memoryBytes: 1e9, peers: 8, peerBytesPerSecond: 1e6 }
const planId = '018f0000-0000-7000-8000-00000000aaaa'
const assetId = '00000000-0000-8000-8000-000000000001'
const folders: string[] = []

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'placard-folder-'))
  folders.push(folder)
  return folder
}

async function open(folder: string) {
  const opening = await openDataFolder(folder, limits)
  return opening.kind === 'open' ? opening.data : expect.fail(JSON.stringify(opening))
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

it('[HB2] is closed to others also if it was made open', async () => {
  const folder = await newFolder()
  await chmod(folder, 0o755)
  const data = await open(folder)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  await data.close()
})

it('opens with a document that the disk gives back damaged: the others are there', async () => {
  const folder = await newFolder()
  const opening = await openHubDatabase(path.join(folder, 'plan'))
  if (opening.kind !== 'open') throw new Error(opening.kind)
  const { database } = opening
  const entry = { id: planId, name: 'Spring', member: 'hub', replicaId: 'hub' }
  await database.put('plan', entry, { valueEncoding: 'json' })
  await database.put(`head/${assetId}`, '00'.repeat(16), { valueEncoding: 'utf8' })
  await database.put(`log/${assetId}/000000000000`, Uint8Array.of(1, 1, 7, 0, 4, 1))
  await database.close()
  const data = await open(folder)
  const plan = data.plans.current()
  await expect(plan?.replica.read(assetId, (doc) => doc.clientID)).rejects.toThrow()
  await plan?.lists.change((doc) => doc.getMap('plan').set('name', 'Autumn'))
  expect(plan?.lists.current().plan.name).toBe('Autumn')
  await data.close()
})
