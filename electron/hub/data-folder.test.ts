import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { decodeStatements } from '../../shared/peering/kept-team.ts'
import { DeviceTeam, idOf } from '../../test/support/device-team.ts'
import { lookIntoFolder, openDataFolder } from './data-folder.ts'
import { openHubDatabase } from './store/hub-database.ts'
import { levelTeamStore } from './store/level-team-store.ts'

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

it('[HB10] leaves a folder that holds other files as it is, and takes one that was only begun', async () => {
  const folder = await newFolder()
  await chmod(folder, 0o755)
  await writeFile(path.join(folder, 'letter.txt'), 'Dear all')
  const refused = await openDataFolder(folder, limits)
  expect(refused).toMatchObject({ kind: 'unfit', reason: expect.stringContaining('holds other files') })
  expect(await readdir(folder)).toEqual(['letter.txt'])
  expect((await stat(folder)).mode & 0o777).toBe(0o755)

  const begun = await newFolder()
  await mkdir(path.join(begun, 'lost+found'))
  await mkdir(path.join(begun, 'plan'))
  expect(await lookIntoFolder(begun)).toBe('none')
  await (await open(begun)).close()
  expect(await lookIntoFolder(begun)).toBe('hub')
})

it('[HB10] leaves a folder of a later format as it is', async () => {
  const folder = await newFolder()
  await (await open(folder)).close()
  const opening = await openHubDatabase(path.join(folder, 'plan'))
  if (opening.kind !== 'open') throw new Error(opening.kind)
  await opening.database.put('format', '2', { valueEncoding: 'utf8' })
  await opening.database.close()
  const refused = await openDataFolder(folder, limits)
  expect(refused).toMatchObject({ kind: 'unfit', reason: expect.stringContaining('A newer Placard') })
  expect(await openDataFolder(folder, limits)).toEqual(refused)
})

it('says in words why a folder cannot be used', async () => {
  const folder = await newFolder()
  const file = path.join(folder, 'file')
  await writeFile(file, '')
  const reason = 'The data folder cannot be used. A part of its path is a file, not a folder.'
  expect(await openDataFolder(path.join(file, 'data'), limits)).toEqual({ kind: 'failed', reason })
  const damaged = await newFolder()
  await (await open(damaged)).close()
  await writeFile(path.join(damaged, 'plan/CURRENT'), 'nonsense')
  expect(await openDataFolder(damaged, limits)).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('Its database is damaged.'),
  })
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
  expect(await plan?.replica.read(assetId, (doc) => doc.clientID)).toBeNull()
  await plan?.lists.change((doc) => doc.getMap('plan').set('name', 'Autumn'))
  expect(plan?.lists.current().plan.name).toBe('Autumn')
  await data.close()
})

it('[AP4] knows whose approvals count before it has met anybody', async () => {
  const team = new DeviceTeam()
  const ana = await team.founded()
  await ana.invite(1, 'editor')
  team.close()
  const folder = await newFolder()
  await (await open(folder)).close()
  const opening = await openHubDatabase(path.join(folder, 'plan'))
  if (opening.kind !== 'open') throw new Error(opening.kind)
  const { database } = opening
  const entry = { id: planId, name: 'Spring', member: 'hub', replicaId: 'hub' }
  await database.put('plan', entry, { valueEncoding: 'json' })
  await levelTeamStore(database).keepStatements(ana.plan?.genesis ?? '', decodeStatements(ana.plan?.statements ?? []))
  await database.close()
  const data = await open(folder)
  const devices = data.plans.current()?.approvers.roster.devices
  expect(devices).toEqual({ [idOf(ana)]: { member: expect.any(String), mayApprove: true } })
  await data.close()
})

it.each(['plan', 'entry'])('[ST11] opens its plan also where the disk has lost the record %j of it', async (key) => {
  const folder = await newFolder()
  const data = await open(folder)
  await data.plans.add({ id: planId, name: 'Spring', member: 'hub', sample: false })
  const entry = data.plans.current()?.entry
  await data.database.put(key, 'no JSON', { valueEncoding: 'utf8' })
  await data.database.put('format', 'no number', { valueEncoding: 'utf8' })
  await data.database.put('blob/none', '{', { valueEncoding: 'utf8' })
  await data.database.put('team/devices', '{', { valueEncoding: 'utf8' })
  await data.close()
  const again = await open(folder)
  expect(again.plans.current()?.entry).toEqual(entry)
  expect(await again.database.json(key)).toMatchObject({ id: planId })
  await again.close()
})
