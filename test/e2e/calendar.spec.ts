import { writeFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
import { resize } from '../support/sizes.ts'

/** A day of October 2017, whatever the language of the machine calls it. */
const day = (page: Page, date: number): Locator => page.locator(`[role="gridcell"][data-day="2017-10-${date}"]`)

/** Opens the sample plan at its last month. */
async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /sample/i }).click()
  await page.getByRole('button', { name: 'Show the newest' }).click()
  await expect(page.getByRole('button', { name: /^October 2017, go to/ })).toBeVisible()
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
    await new Person(page).viewIn(zone)
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
  await day(page, 24).hover()
  await day(page, 24)
    .getByTitle(/^New post on/)
    .click()
  await expect(new Person(page).editor).toBeFocused()
  await page.keyboard.type('Written after the first')
  await expect(page.getByRole('button', { name: /Written after the first/ }).first()).toContainText(/12:30/)
})

/** Goes to the month of the sample plan with an hour of 30 posts. */
async function goToJuly2015(page: Page): Promise<void> {
  const monthsBack = 27
  for (let month = 0; month < monthsBack; month++) await page.getByRole('button', { name: 'Previous month' }).click()
  await expect(page.getByRole('button', { name: /^July 2015, go to/ })).toBeVisible()
}

test('a crowded hour of the week shows what can be read, counts the rest, and opens them', async ({ open }) => {
  const { page } = await open()
  await openSample(page)
  await goToJuly2015(page)
  await page.getByRole('radio', { name: 'Week' }).click()
  const thursday = page.locator('[role="gridcell"][data-day="2015-07-02"]')
  await expect(thursday.locator('[data-more]').first()).toBeVisible()
  const widths = await thursday
    .locator('[data-post], [data-more]')
    .evaluateAll((all) => all.map((one) => one.clientWidth))
  expect(Math.min(...widths)).toBeGreaterThan(44)
  const shown = await thursday.locator('[data-post]').count()
  const counts = await thursday
    .locator('[data-more]')
    .evaluateAll((all) => all.map((one) => Number.parseInt(one.textContent, 10)))
  expect(counts.reduce((sum, count) => sum + count, shown)).toBe(33)

  await thursday.focus()
  await page.keyboard.press('ArrowDown')
  const more = thursday.locator('[data-more]').first()
  for (let step = 0; step < shown; step++) {
    if (await more.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('ArrowDown')
  }
  await expect(more).toBeFocused()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog', { name: /33 posts/ })
  await expect(panel).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
})

test('from an open post the next and the one before are a press away, in every view', async ({ open }) => {
  const { page } = await open()
  await openSample(page)
  const composer = new Person(page)
  for (const view of ['Month', 'Week', 'List']) {
    await page.getByRole('radio', { name: view }).click()
    await page.getByRole('button', { name: /I'm grateful to @SenJohnMcCain/ }).click()
    await expect(composer.editor).toContainText('SenJohnMcCain')
    await page.getByRole('button', { name: 'Previous post' }).click()
    await expect(composer.editor).not.toContainText('SenJohnMcCain')
    await page.getByRole('button', { name: 'Next post' }).click()
    await expect(composer.editor).toContainText('SenJohnMcCain')
    await page.getByRole('button', { name: 'Close', exact: true }).click()
  }
})

test('the title follows the list, and the month begins where the list was left', async ({ open }) => {
  const { page } = await open()
  await openSample(page)
  await page.getByRole('radio', { name: 'List' }).click()
  await expect(page.getByRole('list', { name: 'Posts by day' }).getByRole('listitem').first()).toBeVisible()
  const scroller = page.locator('[data-tiles]', { has: page.getByRole('list', { name: 'Posts by day' }) })
  await scroller.evaluate((element) => {
    element.scrollTop -= 3000
  })
  const title = page.getByRole('button', { name: /, go to/ })
  await expect(title).not.toHaveAccessibleName(/^October 2017/)
  const name = (await title.textContent()) ?? '?'
  await page.getByRole('radio', { name: 'Month' }).click()
  await expect(title).toContainText(name)
})

test('when a post opens beside the calendar nothing jumps at any width, and tiles keep room for words', async ({
  open,
}, info) => {
  const placard = await open()
  const { page } = placard
  const ana = new Person(page)
  await ana.startPlan('Climate', 'Ana')
  await ana.addChannel('X', '@ourgroup')
  const file = info.outputPath('long.csv')
  const text = `Rechtsschutzversicherungsgesellschaften ${'zahlen nicht '.repeat(30)}`
  writeFileSync(
    file,
    ['text,date,status,channel', ...[9, 10, 12].map((hour) => `${text},2026-09-24 ${hour}:30,draft,@ourgroup`)].join(
      '\n',
    ),
  )
  await ana.importFile(file)
  await page.getByRole('button', { name: /^Import/ }).click()
  await page.getByRole('button', { name: 'Show in calendar' }).click()
  const grid = page.getByRole('grid')
  const top = async () => (await grid.boundingBox())?.y
  const post = grid.getByRole('button', { name: /To mend for X/ }).first()
  for (const width of [1024, 1161, 1240, 1280, 1366, 1500]) {
    await resize(placard, { width, height: 800 })
    const before = await top()
    await post.click()
    await expect(ana.editor).toBeVisible()
    expect(await top(), `at ${width}`).toBe(before)
    const room = await post.getByText(/^Rechts/).evaluate((title) => title.clientWidth)
    expect(room, `at ${width}`).toBeGreaterThan(60)
    await page.getByRole('button', { name: 'Close', exact: true }).click()
  }
})
