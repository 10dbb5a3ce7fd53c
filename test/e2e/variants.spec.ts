import { expect, type Page } from '@playwright/test'
import { findings } from '../support/axe.ts'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'

const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name })
const textFor = (page: Page, name: RegExp) => page.getByRole('textbox', { name })
const mastodon = /^Text for Mastodon/

test('one writes the shared text while the other detaches a variant; both see the right thing, and undo is one’s own', async ({
  open,
}) => {
  test.setTimeout(180_000)
  const ana = new Person((await open()).page)
  const ben = new Person((await open()).page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.addChannel('Mastodon', '@us@example.social')
  await ana.addChannel('Bluesky', '@us.example')
  const code = await ana.invite()
  await ben.join(code, 'Ben')
  await expect(ben.pill).toHaveAccessibleName(/Synced with 1/, { timeout: 60_000 })

  await ana.goTo('Calendar')
  await ana.newPost('We march on Friday')
  await ana.sendTo('Mastodon @us@example.social', 'Bluesky @us.example')
  await ben.openPost('We march on Friday')

  await test.step('Ben gives Mastodon its own wording while Ana writes the shared text', async () => {
    await tab(ben.page, /^Mastodon/).click()
    await textFor(ben.page, mastodon).click()
    await ben.page.keyboard.press('ControlOrMeta+End')
    await ana.editor.click()
    await ana.page.keyboard.press('ControlOrMeta+Home')
    await Promise.all([
      ben.page.keyboard.type(', bring a friend. #March', { delay: 20 }),
      ana.page.keyboard.type('Good news! ', { delay: 40 }),
    ])
    await expect(textFor(ben.page, mastodon)).toContainText('We march on Friday, bring a friend. #March')
    await expect(ana.editor).toHaveText('Good news! We march on Friday')
    await expect(tab(ana.page, /^Mastodon .*own wording, Ben is here/)).toBeVisible()
  })

  await test.step('Ana sees his wording and his caret on that tab; Bluesky still follows the shared text', async () => {
    await tab(ana.page, /^Mastodon/).click()
    await expect(textFor(ana.page, mastodon)).toContainText('We march on Friday, bring a friend. #March')
    await expect(ana.page.locator('.peer-caret[data-name="Ben"]')).toBeVisible()
    await tab(ana.page, /^Bluesky/).click()
    await expect(textFor(ana.page, /^Text for Bluesky/)).toHaveText('Good news! We march on Friday')
  })

  await test.step('both write in the wording, and undo takes back only what Ana wrote there', async () => {
    await tab(ana.page, /^Mastodon/).click()
    await textFor(ana.page, mastodon).click()
    await ana.page.keyboard.press('ControlOrMeta+End')
    await ana.page.keyboard.type(' See you!')
    await expect(textFor(ben.page, mastodon)).toContainText('#March See you!')
    await ana.page.keyboard.press('ControlOrMeta+z')
    await expect(textFor(ben.page, mastodon)).toHaveText(/#March$/)
    await expect(tab(ben.page, /^Mastodon .*own wording/)).toBeVisible()
  })

  await test.step('what differs is shown', async () => {
    await ana.page.getByRole('button', { name: 'Compare' }).click()
    const compared = ana.page.getByRole('region', { name: 'Compared with the shared text' })
    await expect(compared.locator('ins')).toContainText(['bring a friend. #March'])
  })

  await test.step('Ana attaches the channel again; the wording is kept, and her undo brings it back for both', async () => {
    await ana.page.getByRole('button', { name: 'Use shared text' }).click()
    await expect(textFor(ben.page, mastodon)).toHaveText('Good news! We march on Friday')
    await expect(ben.page.getByRole('button', { name: '1 other wording' })).toBeVisible()
    await textFor(ana.page, mastodon).click()
    await ana.page.keyboard.press('ControlOrMeta+z')
    await expect(textFor(ben.page, mastodon)).toContainText('bring a friend. #March')
    await expect(textFor(ana.page, mastodon)).toContainText('bring a friend. #March')
  })

  await test.step('both write the first comment at once, each with the other’s caret; undo is one’s own', async () => {
    const comment = (page: Page) => page.getByRole('textbox', { name: 'First comment' })
    for (const { page } of [ana, ben]) {
      await page.getByRole('button', { name: /^Only on this channel/ }).click()
      await comment(page).click()
    }
    await Promise.all([
      ana.page.keyboard.insertText('Map: example.org '),
      ben.page.keyboard.type('#Friday #March', { delay: 30 }),
    ])
    await expect(ana.page.locator('.peer-caret[data-name="Ben"]')).toBeVisible()
    // Words of two who begin in one empty place may mix; no letter is lost.
    const letters = [...'Map: example.org #Friday #March'].sort().join('')
    for (const { page } of [ana, ben]) {
      await expect.poll(async () => [...((await comment(page).textContent()) ?? '')].sort().join('')).toBe(letters)
    }
    await ana.page.keyboard.press('ControlOrMeta+z')
    for (const { page } of [ana, ben]) await expect(comment(page)).toHaveText('#Friday #March')
  })

  await test.step('the post is found by the words of its variant', async () => {
    await ana.page.keyboard.press('ControlOrMeta+k')
    const palette = ana.page.getByRole('dialog', { name: 'Find or do anything' })
    await palette.getByRole('textbox').fill('friend')
    await expect(palette.getByRole('option', { name: /We march on Friday/ })).toBeVisible()
  })
})

test('the first key of a wording is not lost and does not move the caret; keys go from tab to tab', async ({
  open,
}) => {
  const { page } = await open()
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.addChannel('Mastodon', '@us@example.social')
  await ana.goTo('Calendar')
  await ana.newPost('We march on Friday')
  await ana.sendTo('Mastodon @us@example.social')
  await ana.editor.focus()
  await page.keyboard.press('Control+PageDown')
  const text = textFor(page, mastodon)
  await expect(text).toBeFocused()
  await page.keyboard.press('ControlOrMeta+Home')
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
  await page.keyboard.type('all ')
  await expect(text).toHaveText('We all march on Friday')
  await expect(tab(page, /^Mastodon .*own wording/)).toBeVisible()
  await page.keyboard.press('Control+PageUp')
  await expect(ana.editor).toBeFocused()
  await expect(ana.editor).toHaveText('We march on Friday')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(text, 'undo shows where it took something back').toHaveText('We march on Friday')
  await expect(tab(page, /^Mastodon @/)).not.toHaveAccessibleName(/own wording/)

  await page.getByRole('button', { name: /Only on this channel/ }).click()
  await page.getByLabel('Content warning').fill('Politics')
  await page.getByLabel('Link', { exact: true }).fill('https://example.org/')
  await page.getByLabel('First comment').focus()
  await expect(page.getByRole('button', { name: 'Only on this channel link, content warning' })).toBeVisible()
  expect(await findings(page)).toEqual([])
})
