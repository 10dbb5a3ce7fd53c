import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { boundsFor, readWindowState, writeWindowState } from './window-state.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
const second = { x: 1920, y: 0, width: 1280, height: 1024 }
const at = (x: number, y: number, width = 1300, height = 800) => ({ bounds: { x, y, width, height }, maximized: false })

test('the window comes back where it was', () => {
  expect(boundsFor(at(100, 50), [screen])).toEqual({ x: 100, y: 50, width: 1300, height: 800 })
  expect(boundsFor(at(1950, 10, 1200), [screen, second])).toMatchObject({ x: 1950 })
})

test('a window on a screen that is gone, or smaller than can be used, opens at the usual size', () => {
  const usual = { width: 1280, height: 800 }
  expect(boundsFor(at(1950, 10), [screen])).toEqual(usual)
  expect(boundsFor(at(-1200, 0), [screen])).toEqual(usual)
  expect(boundsFor(at(0, 0, 300, 200), [screen])).toEqual(usual)
  expect(boundsFor(null, [screen])).toEqual(usual)
})

test('what was kept is read again; a damaged file counts as none', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'placard-window-')), 'window.json')
  expect(readWindowState(file)).toBeNull()
  writeWindowState(file, at(3, 4))
  expect(readWindowState(file)).toEqual(at(3, 4))
  for (const damaged of ['', '{', '{"bounds":{"x":"1"},"maximized":false}']) {
    writeFileSync(file, damaged)
    expect(readWindowState(file)).toBeNull()
  }
})
