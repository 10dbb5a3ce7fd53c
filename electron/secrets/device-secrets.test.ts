import { chmodSync, existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { DeviceSecrets, lostSecretsWarning, noKeyringWarning } from './device-secrets.ts'
import type { Sealer } from './secret-files.ts'

const profile = () => mkdtempSync(path.join(tmpdir(), 'placard-secrets-'))
const key = new Uint8Array(32).fill(7)

/** A keyring that turns every byte round; `locked` refuses, as one without its password does. */
function keyring(locked = false): Sealer {
  const turn = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0xff)
  return {
    seal: async (text) => turn(Buffer.from(text)),
    unseal: async (sealed) => {
      if (locked) throw new Error('locked')
      return Buffer.from(turn(sealed)).toString()
    },
  }
}

test('one identity for good, and keys that are there after a restart', async () => {
  const folder = profile()
  const first = await DeviceSecrets.open(folder, keyring())
  expect(first.warning).toBeNull()
  expect(first.deviceSeed).toHaveLength(32)
  await Promise.all([first.keepTeamKey('a', key), first.keepTeamKey('b', key)])
  const second = await DeviceSecrets.open(folder, keyring())
  expect(second.deviceSeed).toEqual(first.deviceSeed)
  expect(second.teamKeys).toEqual({ a: [key], b: [key] })
  expect(readFileSync(path.join(folder, 'secrets/device.sealed')).toString()).not.toContain('deviceSeed')
})

test('keeps the earlier keys of a team, the newest first', async () => {
  const folder = profile()
  const first = await DeviceSecrets.open(folder, null)
  const newer = new Uint8Array(32).fill(8)
  await first.keepTeamKey('a', key)
  await first.keepTeamKey('a', newer)
  await first.keepTeamKey('a', newer)
  expect((await DeviceSecrets.open(folder, null)).teamKeys).toEqual({ a: [newer, key] })
})

test('without a keyring only this person can read them, and it is said', async () => {
  const folder = profile()
  const secrets = await DeviceSecrets.open(folder, null)
  expect(secrets.warning).toBe(noKeyringWarning)
  expect(statSync(path.join(folder, 'secrets')).mode & 0o777).toBe(0o700)
  expect(statSync(path.join(folder, 'secrets/device.json')).mode & 0o777).toBe(0o600)
})

test('a folder that others may read is closed again', async () => {
  const folder = profile()
  await DeviceSecrets.open(folder, null)
  chmodSync(path.join(folder, 'secrets'), 0o755)
  await DeviceSecrets.open(folder, null)
  expect(statSync(path.join(folder, 'secrets')).mode & 0o777).toBe(0o700)
})

test('a keyring that appears later seals what was open', async () => {
  const folder = profile()
  const open = await DeviceSecrets.open(folder, null)
  const sealed = await DeviceSecrets.open(folder, keyring())
  expect(sealed.deviceSeed).toEqual(open.deviceSeed)
  expect(sealed.warning).toBeNull()
  expect(existsSync(path.join(folder, 'secrets/device.json'))).toBe(false)
})

test('secrets that cannot be read are kept aside and replaced, and it is said', async () => {
  const folder = profile()
  const first = await DeviceSecrets.open(folder, keyring())
  const locked = await DeviceSecrets.open(folder, keyring(true))
  expect(locked.warning).toBe(lostSecretsWarning)
  expect(locked.deviceSeed).not.toEqual(first.deviceSeed)
  expect(existsSync(path.join(folder, 'secrets/device.sealed.unreadable'))).toBe(true)
})

test('while the keyring is away another identity stands in; the first returns with it', async () => {
  const folder = profile()
  const first = await DeviceSecrets.open(folder, keyring())
  const standIn = await DeviceSecrets.open(folder, null)
  expect(standIn.warning).toBe(lostSecretsWarning)
  expect(standIn.deviceSeed).not.toEqual(first.deviceSeed)
  expect((await DeviceSecrets.open(folder, keyring())).deviceSeed).toEqual(first.deviceSeed)
})

test('a damaged file is not trusted', async () => {
  const folder = profile()
  await DeviceSecrets.open(folder, null)
  writeFileSync(path.join(folder, 'secrets/device.json'), '{"deviceSeed":1}')
  expect((await DeviceSecrets.open(folder, null)).warning).toBe(lostSecretsWarning)
})
