import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect } from '@playwright/test'
import type {} from '../../renderer/app/connect-network.ts'
import { test } from '../support/e2e.ts'
import { electronExecutable } from '../support/electron.ts'

const root = path.resolve(import.meta.dirname, '../..')

test('the network runs in its own process, and comes back with a new port when it is killed', async ({ open }) => {
  const { app, page } = await open()
  const networkPid = () =>
    app.evaluate(
      ({ app: electron }) => electron.getAppMetrics().find((metric) => metric.name === 'Placard network')?.pid ?? null,
    )
  await expect.poll(networkPid).not.toBeNull()
  const first = await networkPid()
  const port = page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        window.addEventListener('message', (event) => resolve(event.ports.length === 1), { once: true })
      }),
  )
  if (first !== null) process.kill(first, 'SIGKILL')
  expect(await port).toBe(true)
  await expect.poll(networkPid).not.toBeNull()
  const second = await networkPid()
  expect(second).not.toBe(first)
})

test('the window comes back where it was', async ({ open }) => {
  const first = await open()
  const place = { x: 120, y: 60, width: 1100, height: 700 }
  await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place)
  await first.close()
  const second = await open({ profile: first.profile })
  const bounds = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  expect(bounds).toEqual(place)
})

test('closing waits for the page to write what is pending, but not for a page that hangs', async ({ open }) => {
  const { app, page } = await open()
  await page.evaluate(() => {
    window.placard?.onBeforeClose(() => new Promise(() => {}))
  })
  const gone = once(app.process(), 'exit')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await gone
})

test('a second start ends at once and hands its join link to the first', async ({ open, display }) => {
  const running = await open()
  await expect(running.page.locator('#app')).not.toBeEmpty()
  const link = running.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        window.placard?.onJoinLink((code) => resolve(code))
      }),
  )
  const again = spawn(
    electronExecutable(),
    [
      root,
      '--no-sandbox',
      `--profile=${running.profile}`,
      `--user-data-dir=${running.profile}`,
      'placard://join/9QXT-7K3M-2BRF',
    ],
    { env: { ...process.env, DISPLAY: display.name }, stdio: 'ignore' },
  )
  await once(again, 'exit')
  expect(await link).toBe('9QXT-7K3M-2BRF')
})

test('a window that crashes is replaced by a new one', async ({ open }) => {
  const { app, page: first } = await open()
  await expect(first.locator('#app')).not.toBeEmpty()
  const next = app.waitForEvent('window')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  const page = await next
  await expect(page).toHaveTitle('Placard')
  await expect(page.locator('#app')).not.toBeEmpty()
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})
