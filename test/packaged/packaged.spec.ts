import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { expect } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { newProfile, removeProfile } from '../support/electron.ts'
import { exportTo } from '../support/export-changes.ts'
import { ended, openPackaged, packagedPath, startPackaged } from '../support/packaged.ts'
import { Person } from '../support/person.ts'

test('joins over the network, and takes in a file that it is started with or that comes while it runs', async ({
  open,
  display,
}, info) => {
  const file = info.outputPath('for Ben.placard')
  const profile = newProfile()
  let first = await open()
  let ana = new Person(first.page)
  await ana.startPlan('Spring campaign', 'Ana')
  let packaged = await openPackaged(profile, display.name)
  const ben = new Person(packaged.page)
  await ben.join(await ana.invite(), 'Ben')
  await expect(ben.pill).toHaveAccessibleName(/Synced with 1/, { timeout: 60_000 })
  await packaged.close()

  await first.close()
  first = await open({ profile: first.profile })
  ana = new Person(first.page)
  await ana.isBack()
  await ana.goTo('Calendar')
  await ana.newPost('The library stays open.')
  await expect(first.page.getByText('Saved on this computer', { exact: true }).first()).toBeVisible()
  await first.page.getByRole('button', { name: 'Close', exact: true }).click()
  await exportTo(first, ana, file, /Ben .*what they lack/)
  await first.close()

  packaged = await openPackaged(profile, display.name, [file])
  const dialog = packaged.page.getByRole('dialog')
  await expect(dialog.getByRole('status')).toHaveText('1 post new.', { timeout: 60_000 })
  await dialog.getByRole('button', { name: 'Done' }).click()
  await once(startPackaged(profile, display.name, [file]), 'exit')
  await expect(dialog.getByRole('status')).toHaveText('Nothing new: you had all of it.', { timeout: 30_000 })
  await packaged.close()
  removeProfile(profile)
})

test('opens the form for an invitation that the system hands over', async ({ display }) => {
  const profile = newProfile()
  const packaged = await openPackaged(profile, display.name, ['placard://join/9QXT-7K3M-2BRF-K7QF'])
  const dialog = packaged.page.getByRole('dialog', { name: 'Join a team' })
  await expect(dialog.getByLabel('Invitation code or link')).toHaveValue('9QXT-7K3M-2BRF-K7QF')
  await packaged.close()
  removeProfile(profile)
})

test('its folder alone is a hub and a command line, without Node, display or home', async ({ open }) => {
  const { page } = await open()
  const ana = new Person(page)
  await ana.startPlan('Spring campaign', 'Ana')
  const code = await ana.invite()
  const place = mkdtempSync(path.join(tmpdir(), 'placard-alone-'))
  execFileSync('cp', ['-a', packagedPath('.'), path.join(place, 'app')])
  const data = path.join(place, 'data')
  const env = { PATH: '/usr/bin:/bin', HOME: path.join(place, 'nobody') }
  const start = (name: string, ...args: readonly string[]) =>
    spawn(path.join(place, 'app', name), args, { cwd: place, env, stdio: ['pipe', 'pipe', 'pipe'] })
  const command = async (input: string, ...args: readonly string[]) => {
    const child = start('placard-cli', ...args)
    child.stdin.end(input)
    const [stdout, stderr, [exit]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
    return { exit: exit as number | null, stdout, stderr }
  }

  const usual = ['--data', data, '--no-internet', '--health-port', '0', '--port', '0']
  const hub = start('placard-hub', ...usual, '--join', code)
  const lines: string[] = []
  for await (const line of createInterface({ input: hub.stdout })) {
    lines.push(line)
    if (/joined|refused/.test(line)) break
  }
  expect(lines.at(-1)).toContain('joined')
  expect(await command('text\nThe library stays open.\n', 'import', '-', '--data', data)).toMatchObject({
    exit: 0,
    stdout: expect.stringContaining('"imported":1'),
    stderr: '',
  })
  await ended(hub)
  expect(hub.exitCode).toBe(0)

  const posts = await command('', 'export', '--data', data, '--format', 'json')
  expect(posts).toMatchObject({ exit: 0, stdout: expect.stringContaining('The library stays open.'), stderr: '' })
  expect((await command('', '--version')).stdout).toMatch(/^Placard \d/)
  expect(await command('', 'status')).toMatchObject({ exit: 2, stdout: '' })
  removeProfile(place)
})

test('brings the terms of all that it is made of', () => {
  const notices = readFileSync(packagedPath('LICENSES.third-party.txt'), 'utf8')
  // Of the window, of a worker, of the network, what is compiled into a package, and what is no program.
  for (const name of ['react', 'minisearch', 'hyperswarm', '@fontsource/barlow-condensed', 'dictionary-de']) {
    expect(notices, name).toMatch(new RegExp(`^${name} \\d.* \\(.+\\)$`, 'm'))
  }
  expect(notices).toContain('The LevelDB Authors')
  for (const name of ['placard', 'electron']) expect(existsSync(packagedPath(`LICENSE.${name}.txt`)), name).toBe(true)
})

test('brings what a system needs to know: links of invitations, files of changes, icons', () => {
  const entry = readFileSync(packagedPath('share/applications/placard.desktop'), 'utf8')
  expect(entry).toContain('MimeType=x-scheme-handler/placard;application/x-placard-changes;')
  const types = readFileSync(packagedPath('share/mime/packages/placard.xml'), 'utf8')
  expect(types).toContain('<glob pattern="*.placard"/>')
})
