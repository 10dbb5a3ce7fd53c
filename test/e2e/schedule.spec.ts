import { expect, type Locator, type Page } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'

/** A time in the composer: date and clock time in a named zone. */
interface When {
  readonly day: string
  readonly hour: string
  readonly minute: string
  readonly half: 'AM' | 'PM'
  readonly zone: string
}

const inMonth = (page: Page, day: string): Locator => page.locator(`[role="gridcell"][data-day="${day}"]`)

async function setTime(page: Page, when: When): Promise<void> {
  const form = page.getByRole('region', { name: 'Schedule' })
  await form.getByRole('combobox', { name: /Time zone/ }).fill(when.zone)
  await page
    .getByRole('option', { name: new RegExp(when.zone) })
    .first()
    .click()
  const [year = '', month = '', date = ''] = when.day.split('-')
  const parts = [
    [/^month/, month],
    [/^day\b/, date],
    [/^year/, year],
    [/^hour/, when.hour],
    [/^minute/, when.minute],
    [/^AM\/PM/, when.half],
  ] as const
  for (const [name, typed] of parts) {
    await form.getByRole('spinbutton', { name }).focus()
    await page.keyboard.type(typed)
  }
}

async function goToMonth(page: Page, step: 'Previous month' | 'Next month', title: string): Promise<void> {
  const there = page.getByRole('button', { name: `${title}, go to another date` })
  const shown = page.getByRole('button', { name: /, go to another date$/ })
  for (let steps = 0; steps < 24 && !(await there.isVisible()); steps++) {
    const before = await shown.getAttribute('aria-label')
    await page.getByRole('button', { name: step }).click()
    await expect(shown).not.toHaveAttribute('aria-label', before ?? '')
  }
  await expect(there).toBeVisible()
}

/** Picks a day of the month that is shown, so that the week and the list begin there too. */
async function goToDay(page: Page, day: string): Promise<void> {
  const name = new Date(`${day}T12:00:00Z`).toLocaleDateString('en-US', { dateStyle: 'full', timeZone: 'UTC' })
  await page.getByRole('button', { name: /, go to another date$/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Go to date' })
  await dialog.getByRole('button', { name }).click()
  await expect(dialog).toBeHidden()
}

/** All three views show a post on one day at one time. */
async function expectEverywhere(page: Page, name: RegExp, day: string, time: string): Promise<void> {
  const post = page.getByRole('button', { name })
  await goToDay(page, day)
  for (const view of ['Week', 'List', 'Month']) {
    await page.getByRole('radio', { name: view }).click()
    const place = page.getByRole(view === 'List' ? 'listitem' : 'gridcell').filter({ has: post })
    await expect(place).toHaveAttribute('data-day', day)
    await expect(post).toContainText(time)
  }
}

test('a post keeps its clock time over a change of the clocks, and every view and zone tells the same', async ({
  open,
}) => {
  test.setTimeout(120_000)
  const { page } = await open()
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.newPost('Rally at the bridge')
  // Beside an open post the days need the room of the tray.
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  const tray = page.getByRole('region', { name: 'Undated posts' })
  await tray.getByRole('button', { name: /Rally at the bridge/ }).click()

  await test.step('a time in London, the day before its clocks go forward', async () => {
    await page.getByRole('button', { name: 'Another time…' }).click()
    await setTime(page, { day: '2027-03-27', hour: '9', minute: '30', half: 'AM', zone: 'London' })
    await page.getByRole('button', { name: 'Set the time' }).click()
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await expect(tray.getByText('Rally at the bridge')).toHaveCount(0)
    await goToMonth(page, 'Next month', 'March 2027')
    await expectEverywhere(page, /Rally at the bridge/, '2027-03-27', '9:30')
  })

  await test.step('a day later it is still half past nine in London', async () => {
    await page.getByRole('button', { name: /Rally at the bridge/ }).dragTo(inMonth(page, '2027-03-28'))
    await expect(inMonth(page, '2027-03-28')).toContainText('8:30')
    await expectEverywhere(page, /Rally at the bridge/, '2027-03-28', '8:30')
    await ana.viewIn('London')
    await expectEverywhere(page, /Rally at the bridge/, '2027-03-28', '9:30')
    await ana.viewIn('Auckland')
    await expectEverywhere(page, /Rally at the bridge/, '2027-03-28', '9:30 PM')
  })

  await test.step('undo and redo', async () => {
    await page.keyboard.press('ControlOrMeta+z')
    await expectEverywhere(page, /Rally at the bridge/, '2027-03-27', '10:30 PM')
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await expectEverywhere(page, /Rally at the bridge/, '2027-03-28', '9:30 PM')
  })

  await test.step('dropped on the tray it has no date', async () => {
    await page.getByRole('button', { name: /Rally at the bridge/ }).dragTo(tray)
    await expect(tray.getByText('Rally at the bridge')).toBeVisible()
  })
})

test('times that the clocks skip or show twice are explained, and the second of two can be chosen', async ({
  open,
}) => {
  test.setTimeout(120_000)
  const { page } = await open()
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.newPost('Night watch')
  await page.getByRole('button', { name: 'Another time…' }).click()
  await setTime(page, { day: '2027-03-28', hour: '1', minute: '30', half: 'AM', zone: 'London' })
  await expect(page.getByText(/skip 01:30 that day. The post goes out at 2:30/)).toBeVisible()
  await setTime(page, { day: '2026-10-25', hour: '1', minute: '30', half: 'AM', zone: 'London' })
  await expect(page.getByText(/show 01:30 twice that day. This is the first time, London \(GMT\+1\)/)).toBeVisible()
  await page.getByRole('button', { name: 'Use the second' }).click()
  await expect(page.getByText(/This is the second time, London \(GMT(\+0)?\)/)).toBeVisible()
  await page.getByRole('button', { name: 'Set the time' }).click()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await goToMonth(page, 'Previous month', 'October 2026')
  await expectEverywhere(page, /Night watch/, '2026-10-25', '1:30')
  await ana.viewIn('New York')
  await expectEverywhere(page, /Night watch/, '2026-10-24', '9:30 PM')
})
