import { expect, type Locator, type Page } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'

/** A day of October 2017, whatever the language of the machine calls it. */
const day = (page: Page, date: number): Locator => page.locator(`[role="gridcell"][data-day="2017-10-${date}"]`)

/** Opens the sample plan at its last month. */
async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /sample/i }).click()
  await page.getByRole('button', { name: 'Show the newest' }).click()
  await expect(page.getByRole('button', { name: /^October 2017, go to/ })).toBeVisible()
}

async function viewIn(page: Page, zone: string): Promise<void> {
  await page.getByRole('button', { name: /^Times in/ }).click()
  await page.getByRole('combobox', { name: 'Show times in' }).fill(zone)
  await page
    .getByRole('option', { name: new RegExp(zone) })
    .first()
    .click()
  await page.keyboard.press('Escape')
}

test('a post moves to another day by mouse and by keyboard, keeps its time, and comes back', async ({ open }) => {
  const { page } = await open()
  await openSample(page)
  const post = page.getByRole('button', { name: /I'm grateful to @SenJohnMcCain/ })
  const time = await post.getByRole('time').textContent()

  await post.dragTo(day(page, 18))
  await expect(day(page, 18).getByRole('button', { name: /SenJohnMcCain/ })).toContainText(time ?? '?')

  await post.focus()
  await page.keyboard.press('Shift+ArrowRight')
  await expect(day(page, 19).getByRole('button', { name: /SenJohnMcCain/ })).toBeFocused()
  await expect(post).toContainText(time ?? '?')

  await page.keyboard.press('m')
  await page.keyboard.press('ArrowDown')
  await expect(day(page, 26)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(day(page, 26).getByRole('button', { name: /SenJohnMcCain/ })).toBeFocused()
  await expect(page.getByText(/^Moved to Thursday/).first()).toBeAttached()

  for (const date of [19, 18, 16]) {
    await page.keyboard.press('ControlOrMeta+z')
    await expect(day(page, date).getByRole('button', { name: /SenJohnMcCain/ })).toBeVisible()
  }
})

test('month, week and list show a post on the same day at the same time, in any zone', async ({ open }) => {
  const { page } = await open()
  await openSample(page)
  for (const zone of ['Auckland', 'Los Angeles']) {
    await viewIn(page, zone)
    const post = page.getByRole('button', { name: /I'm grateful to @SenJohnMcCain/ })
    const time = (await post.getByRole('time').textContent()) ?? '?'
    const inMonth = await page.getByRole('gridcell').filter({ has: post }).getAttribute('data-day')
    await page.getByRole('radio', { name: 'Week' }).click()
    await expect(page.getByRole('gridcell').filter({ has: post })).toHaveAttribute('data-day', inMonth ?? '?')
    await expect(post).toContainText(time)
    await page.getByRole('radio', { name: 'List' }).click()
    await expect(page.getByRole('listitem').filter({ has: post })).toHaveAttribute('data-day', inMonth ?? '?')
    await expect(post).toContainText(time)
    await page.getByRole('radio', { name: 'Month' }).click()
  }
})

test('an empty day proposes the next free slot', async ({ open }) => {
  const { page } = await open()
  await openSample(page)
  await day(page, 24).click()
  await expect(new Person(page).editor).toBeFocused()
  await page.keyboard.type('Written on an empty day')
  const made = day(page, 24).getByRole('button', { name: /Written on an empty day/ })
  await expect(made).toContainText(/0?9:00/)
  await day(page, 24)
    .getByTitle(/^New post on/)
    .click()
  await expect(new Person(page).editor).toBeFocused()
  await page.keyboard.type('Written after the first')
  await expect(page.getByRole('button', { name: /Written after the first/ }).first()).toContainText(/12:30/)
})
