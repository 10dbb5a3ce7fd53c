import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** Serious and critical findings of axe on the screen and the open post; the rest of the window is under test elsewhere. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(`${axe.source};undefined`)
  const { violations } = await page.evaluate(() => axe.run({ include: [['main'], ['[aria-label="Open post"]']] }))
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
}

test('a post is written, decided about, moved over the board by keyboard, and each step is undone', async ({
  open,
}, info) => {
  const { page } = await open()
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.goTo('Board')
  await page.getByRole('button', { name: 'New post in Idea' }).click()
  await expect(ana.editor).toBeFocused()
  await page.keyboard.type('We march on Saturday #ClimateJustice')
  const card = page.getByRole('option', { name: /We march on Saturday/ })
  await expect(column(page, 'Idea').getByRole('option')).toHaveCount(1)
  await expect(page.getByText('Saved on this computer').first()).toBeVisible()

  await page.getByRole('button', { name: /Status/ }).click()
  await page.getByRole('option', { name: 'Review' }).click()
  await expect(column(page, 'Review').getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(column(page, 'Idea').getByRole('option')).toHaveCount(1)
  await expect(ana.editor).toContainText('We march on Saturday')
  await page.screenshot({ path: info.outputPath('composer.png') })
  expect(await findings(page)).toEqual([])

  await ana.editor.press('Escape')
  await expect(ana.editor).toBeHidden()
  await card.focus()
  await page.keyboard.press('ControlOrMeta+ArrowRight')
  await expect(column(page, 'Draft').getByRole('option')).toBeFocused()
  await page.keyboard.press('m')
  await page.getByRole('menuitem', { name: 'Scheduled' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Schedule', exact: true }).click()
  await expect(column(page, 'Scheduled').getByRole('option')).toBeFocused()
  await page.screenshot({ path: info.outputPath('board.png') })
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('ControlOrMeta+z')
  await expect(column(page, 'Draft').getByRole('option')).toHaveCount(1)
})

test('a new post that is closed untouched disappears, and one with a word in it stays', async ({ open }) => {
  const { page } = await open()
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.goTo('Board')
  await page.getByRole('button', { name: 'New post in Idea' }).click()
  await expect(page.getByRole('option', { name: 'No text yet' })).toBeVisible()
  await ana.editor.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  await page.getByRole('button', { name: 'New post in Idea' }).click()
  await expect(ana.editor).toBeFocused()
  await page.keyboard.type('x')
  await ana.editor.press('Escape')
  await expect(page.getByRole('option', { name: 'x' })).toBeVisible()
})

test('the full page shows the post at once, and goes back to the panel', async ({ open }) => {
  const { page } = await open()
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.newPost('Doors open at 6 pm')
  await page.getByRole('button', { name: 'Full page' }).click()
  // What is painted and can be pressed where the calendar was; nothing is touched meanwhile that would paint it anew.
  const postLiesAt = (x: number) =>
    page.evaluate((left) => document.elementFromPoint(left, 300)?.closest('[aria-label="Open post"]') !== null, x)
  expect(await postLiesAt(300)).toBe(true)
  await page.getByRole('button', { name: 'Back to the panel' }).click()
  expect(await postLiesAt(300)).toBe(false)
})
