import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
import { shootBoth } from '../support/sizes.ts'

test('posts leave as a spreadsheet, which another plan takes in without loss, and as a calendar', async ({
  open,
}, info) => {
  const placard = await open()
  const { app, page } = placard
  const ana = new Person(page)
  await page.getByRole('button', { name: /sample/ }).click()
  await ana.isBack()
  const saveTo = (target: string) =>
    app.evaluate(({ session }, place) => {
      session.defaultSession.once('will-download', (_event, item) => item.setSavePath(place))
    }, target)

  const table = info.outputPath('posts.csv')
  await ana.goTo('Settings')
  const section = page.getByRole('region', { name: 'Export posts' })
  await section.scrollIntoViewIfNeeded()
  await shootBoth(placard, (name) => info.outputPath(`export-${name}`))
  await saveTo(table)
  await section.getByRole('button', { name: 'Save posts as: Spreadsheet' }).click()
  await expect(page.getByText('3,207 posts exported')).toBeVisible({ timeout: 60_000 })
  await expect
    .poll(async () => (await readFile(table, 'utf8').catch(() => '')).split('\r\n').length)
    .toBeGreaterThan(3207)

  const calendar = info.outputPath('posts.ics')
  await saveTo(calendar)
  await ana.palette('export calendar', /calendar file/)
  await expect
    .poll(async () => (await readFile(calendar, 'utf8').catch(() => '')).match(/BEGIN:VEVENT/g)?.length, {
      timeout: 60_000,
    })
    .toBe(3207)

  // A post that loses its date is told to calendars that had it.
  await ana.goTo('Calendar')
  await ana.openPost('lifetime of service')
  await page.getByRole('button', { name: 'Clear the time' }).click()
  await expect(page.getByText('No time yet: the post waits under Undated.')).toBeVisible()
  const later = info.outputPath('later.ics')
  await saveTo(later)
  await ana.palette('export calendar', /calendar file/)
  await expect
    .poll(async () => (await readFile(later, 'utf8').catch(() => '')).match(/BEGIN:VEVENT/g)?.length, {
      timeout: 60_000,
    })
    .toBe(3207)
  expect((await readFile(later, 'utf8')).match(/STATUS:CANCELLED/g)).toHaveLength(1)

  await page.getByRole('button', { name: /^Plan: / }).click()
  await page.getByRole('menuitem', { name: 'Start another plan' }).click()
  await ana.startPlan('Second', 'Ana')
  await ana.importFile(table)
  await page.getByRole('button', { name: /Import 3,207 posts/ }).click()
  await expect(page.getByText(/3,207 posts/).first()).toBeVisible({ timeout: 60_000 })
})
