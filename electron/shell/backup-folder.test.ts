import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BackupFolder } from './backup-folder.ts'

const plan = '01985f2e-0000-7000-8000-000000000001'
const start = Date.UTC(2026, 10, 24, 9, 30, 15, 250)
const day = 86_400_000
let root: string

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'placard-backups-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('a backup is listed with its moment and size, and read back', async () => {
  const folder = new BackupFolder(root)
  expect(await folder.list(plan)).toEqual([])
  expect(await folder.keep(plan, Uint8Array.of(1, 2, 3), start)).toBe(true)
  const [backup] = await folder.list(plan)
  expect(backup).toEqual({ name: '2026-11-24T09-30-15-250Z.placard-backup', madeAt: start, bytes: 3 })
  expect(await folder.read(plan, backup?.name ?? '')).toEqual(Uint8Array.of(1, 2, 3))
})

test('the newest ten are kept', async () => {
  const folder = new BackupFolder(root)
  for (let made = 0; made < 13; made++) await folder.keep(plan, Uint8Array.of(made), start + made * day)
  const kept = await folder.list(plan)
  expect(kept.map(({ madeAt }) => (madeAt - start) / day)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3])
})

test('a disk that refuses leaves what is there, and no half file', async () => {
  const folder = new BackupFolder(root)
  await folder.keep(plan, Uint8Array.of(1), start)
  mkdirSync(path.join(root, plan, '2026-11-25T09-30-15-250Z.placard-backup.new'))
  expect(await folder.keep(plan, Uint8Array.of(2), start + day)).toBe(false)
  expect((await folder.list(plan)).map(({ madeAt }) => madeAt)).toEqual([start])
})

test('nothing outside the folder of the plan is read, and other files are left alone', async () => {
  const folder = new BackupFolder(root)
  await folder.keep(plan, Uint8Array.of(1), start)
  writeFileSync(path.join(root, 'secret.placard-backup'), 'secret')
  writeFileSync(path.join(root, plan, 'notes.txt'), 'mine')
  expect(await folder.read(plan, '../secret.placard-backup')).toBeNull()
  expect(await folder.read(plan, '2020-01-01T00-00-00-000Z.placard-backup')).toBeNull()
  expect(await folder.list(plan)).toHaveLength(1)
  expect(readdirSync(path.join(root, plan))).toContain('notes.txt')
})
