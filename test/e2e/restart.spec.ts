import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { electronExecutable } from '../support/electron.ts'
import { Person } from '../support/person.ts'

const root = path.resolve(import.meta.dirname, '../..')
const code = 'K7QF-9QXT-7K3M-2BRF'

const savedHere = (page: Page) =>
  page.getByRole('region', { name: 'Open post' }).getByText('Saved on this computer', { exact: true })
const codeField = (page: Page) =>
  page.getByRole('dialog', { name: 'Join a team' }).getByLabel('Invitation code or link')

test('after closing and opening everything is as it was', async ({ open }) => {
  test.setTimeout(120_000)
  const first = await open()
  let ana = new Person(first.page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.newPost('The march starts at the town hall.')
  await ana.decide('Tags', 'march')
  await ana.decide('Campaign', 'Autumn')
  await ana.editor.press('Escape')
  await first.page.getByRole('radio', { name: 'List' }).click()
  await ana.palette('dark', /Dark theme/)
  await first.close()

  const second = await open({ profile: first.profile })
  const { page } = second
  ana = new Person(page)
  await ana.isBack()
  await expect(page).toHaveTitle('Calendar · Climate desk · Placard')
  await expect(page.getByRole('radio', { name: 'List' })).toBeChecked()
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark')
  await ana.openPost('The march starts')
  await expect(ana.editor).toHaveText('The march starts at the town hall.')
  await expect(page.getByRole('button', { name: 'Remove march' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove Autumn' })).toBeVisible()
})

test('kill -9 while typing keeps every character that was called saved', async ({ open }) => {
  test.setTimeout(120_000)
  let running = await open()
  let ana = new Person(running.page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.newPost('0:')
  let kept = '0:'
  for (const round of [1, 2]) {
    const acknowledged = ` saved in round ${round},`
    await running.page.keyboard.type(acknowledged)
    await expect(savedHere(running.page)).toBeVisible()
    const late = ' and typed into the very last moment'
    await running.page.keyboard.type(late)
    await running.kill()

    running = await open({ profile: running.profile })
    ana = new Person(running.page)
    await ana.isBack()
    await ana.openPost('0:')
    const text = (await ana.editor.textContent()) ?? ''
    expect(text.startsWith(kept + acknowledged)).toBe(true)
    expect((kept + acknowledged + late).startsWith(text)).toBe(true)
    kept = text
    await ana.editor.click()
    await running.page.keyboard.press('ControlOrMeta+End')
  }
})

test('a join link opens the form with its code, at the start and while Placard runs', async ({ open, display }) => {
  const first = await open({ args: [`placard://join/${code}`] })
  await expect(codeField(first.page)).toHaveValue(code)
  await first.page.keyboard.press('Escape')
  await new Person(first.page).startPlan('Climate desk', 'Ana')

  const other = '2BRF-7K3M-9QXT-K7QF'
  const profile = [`--profile=${first.profile}`, `--user-data-dir=${first.profile}`]
  const again = spawn(electronExecutable(), [root, '--no-sandbox', ...profile, `placard://join/${other}`], {
    env: { ...process.env, DISPLAY: display.name },
    stdio: 'ignore',
  })
  await once(again, 'exit')
  await expect(codeField(first.page)).toHaveValue(other)
  await expect(first.page.getByRole('navigation', { name: 'Screens', includeHidden: true })).toBeVisible()
})
