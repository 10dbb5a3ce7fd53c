import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { fallbackRuntime } from './fallback.mjs'
import { withLock } from './lock.mjs'
import { windowTrouble } from './preflight.mjs'

const folder = () => mkdtempSync(path.join(tmpdir(), 'placard-runtime-'))

test('a runtime that is there already is used, without a look at the network', async () => {
  const cache = folder()
  const made = path.join(cache, 'electron-33.2.1-linux-x64')
  mkdirSync(made)
  writeFileSync(path.join(made, '.complete'), '')
  const said = []
  expect(await fallbackRuntime(cache, (line) => said.push(line))).toBe(made)
  expect(said).toEqual([])
})

test('work under a lock is done by one at a time', async () => {
  const lock = path.join(folder(), 'lock')
  const order = []
  const job = (name) => async () => {
    order.push(`${name} starts`)
    await new Promise((resolve) => setImmediate(resolve))
    order.push(`${name} ends`)
  }
  await Promise.all([withLock(lock, job('a')), withLock(lock, job('b'))])
  expect(order).toEqual(['a starts', 'a ends', 'b starts', 'b ends'])
  expect(existsSync(lock)).toBe(false)
})

test('a lock is released when the work fails', async () => {
  const lock = path.join(folder(), 'lock')
  await expect(withLock(lock, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network')
  expect(await withLock(lock, async () => 'free')).toBe('free')
})

test('a lock whose holder is dead, or which nobody touched for a minute, is taken over', async () => {
  const lock = path.join(folder(), 'lock')
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  writeFileSync(lock, String(dead))
  expect(await withLock(lock, async () => 'taken')).toBe('taken')
  writeFileSync(lock, String(process.pid))
  utimesSync(lock, new Date(0), new Date(0))
  expect(await withLock(lock, async () => 'taken')).toBe('taken')
})

test.runIf(process.platform === 'linux')('why no window can open is told in words', () => {
  const place = folder()
  const program = path.join(place, 'electron')
  writeFileSync(program, '#!/bin/sh\n')
  chmodSync(program, 0o755)
  expect(windowTrouble(program, {})).toContain('there is no display')
  expect(windowTrouble(program, { DISPLAY: ':4242' })).toBe('nothing answers at the display :4242')
  writeFileSync(path.join(place, 'wayland-0'), '')
  expect(windowTrouble(program, { WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: place })).toBeNull()
  rmSync(place, { recursive: true })
})
