import { expect, type Page } from '@playwright/test'
import { findings } from '../support/axe.ts'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'

/** Adds something that has a name and words, in the settings. */
async function addWords(page: Page, button: string, name: string, label: string, words: string): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  const dialog = page.getByRole('dialog', { name: button })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel(label, { exact: true }).fill(words)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
}

/** Puts a text where Ctrl+V finds it and presses that. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => {
    const data = new DataTransfer()
    data.setData('text/plain', words)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)
}

test('a writer inserts, is helped, finds, replaces, pastes and tracks; each is one step of undo', async ({ open }) => {
  test.setTimeout(120_000)
  const { page } = await open()
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.goTo('Settings')
  await addWords(page, 'Add a hashtag group', 'Climate', 'Hashtags', 'ActOnClimate #Now')
  await addWords(page, 'Add a snippet', 'Sign-off', 'Text', 'Yours, the climate desk')
  await expect(page.getByText('#ActOnClimate #Now')).toBeVisible()
  expect(await findings(page)).toEqual([])
  await ana.goTo('Calendar')
  await ana.newPost('We march')

  await test.step('hashtags and snippets go where the caret is, and the keyboard stays in the text', async () => {
    await page.getByRole('button', { name: 'Insert hashtags or a snippet' }).click()
    await page.getByRole('menuitem', { name: /^Climate/ }).click()
    await expect(ana.editor).toHaveText('We march #ActOnClimate #Now')
    await expect(ana.editor).toBeFocused()
    await page.keyboard.type('. ')
    await page.getByRole('button', { name: 'Insert hashtags or a snippet' }).click()
    await page.getByRole('menuitem', { name: /^Sign-off/ }).click()
    await expect(ana.editor).toHaveText('We march #ActOnClimate #Now. Yours, the climate desk')
  })

  await test.step('an emoji is found by its name and inserted by key', async () => {
    await page.keyboard.type(' ')
    await page.getByRole('button', { name: 'Emoji', exact: true }).click()
    const search = page.getByRole('searchbox', { name: 'Find an emoji' })
    await expect(search).toBeFocused()
    await search.fill('megaphone')
    await page.getByRole('gridcell', { name: 'Megaphone' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(ana.editor).toHaveText(/desk 📣$/u)
    await expect(ana.editor).toBeFocused()
  })

  await test.step('hashtags are suggested from the plan’s history and its groups', async () => {
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await ana.newPost('Next: #acto')
    const option = page.getByRole('option', { name: /#ActOnClimate/ })
    await expect(option).toContainText('1 post')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(ana.editor).toHaveText('Next: #ActOnClimate')
    await page.keyboard.type(' #no')
    await expect(page.getByRole('option', { name: /#Now/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.type('Come.')
    await expect(ana.editor).toContainText('#no')
    await expect(ana.editor).toContainText('Come.')
  })

  await test.step('find and replace, all as one step', async () => {
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('rain, rain and rain')
    await page.keyboard.press('ControlOrMeta+f')
    const bar = page.getByRole('search', { name: 'Find and replace' })
    await bar.getByLabel('Find').fill('rain')
    await expect(bar.getByRole('status')).toHaveText('3 found')
    await bar.getByLabel('Find').press('Enter')
    await expect(bar.getByRole('status')).toHaveText('1 of 3 found')
    await bar.getByLabel('Replace with').fill('sun')
    expect(await findings(page)).toEqual([])
    await bar.getByRole('button', { name: 'Replace all' }).click()
    await expect(ana.editor).toHaveText('sun, sun and sun')
    await bar.getByLabel('Find').press('Escape')
    await expect(bar).toBeHidden()
    await expect(ana.editor).toBeFocused()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(ana.editor).toHaveText('rain, rain and rain')
  })

  await test.step('what is pasted is cleaned, and tracking can be taken out and put in', async () => {
    await page.keyboard.press('ControlOrMeta+a')
    await paste(page, '“Read\u00a0this”: https://example.org/a?id=7&fbclid=abc\u200b')
    await expect(ana.editor).toHaveText('"Read this": https://example.org/a?id=7&fbclid=abc')
    await page.getByRole('button', { name: 'Tracking in links' }).click()
    await page.getByRole('button', { name: 'Take tracking out' }).click()
    await expect(ana.editor).toHaveText('"Read this": https://example.org/a?id=7')
    await ana.decide('Campaign', 'Save the Library')
    await page.getByRole('button', { name: 'Tracking in links' }).click()
    await expect(page.getByRole('dialog', { name: 'Tracking in links' })).toContainText('save-the-library')
    await page.getByRole('button', { name: 'Add to the links' }).click()
    await expect(ana.editor).toContainText('id=7&utm_source=social&utm_medium=social&utm_campaign=save-the-library')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(ana.editor).toHaveText('"Read this": https://example.org/a?id=7')
  })
})
