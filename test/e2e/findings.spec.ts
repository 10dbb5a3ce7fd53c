import { expect } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'

test('a finding leads to its place in the text, and a campaign has its own word in links', async ({ open }) => {
  const { page } = await open()
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.addChannel('Bluesky', '@ourgroup.example')
  await ana.goTo('Calendar')
  await ana.newPost('See example.org for more')
  await ana.sendTo('Bluesky @ourgroup.example')

  await test.step('the keyboard goes to the link that wants a line of its own', async () => {
    await page.getByRole('button', { name: 'A link is not on its own line.' }).click()
    await expect(ana.editor).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(ana.editor.locator('.cm-line')).toHaveText(['See ', 'example.org for more'])
  })

  await test.step('the campaign’s word in tracked links is set in the settings', async () => {
    await ana.goTo('Settings')
    const campaigns = page.getByRole('region', { name: 'Campaigns' })
    await campaigns.getByLabel('New campaign').fill('Save the Library')
    await campaigns.getByRole('button', { name: 'Add', exact: true }).click()
    await campaigns.getByRole('button', { name: 'Edit Save the Library' }).click()
    const dialog = page.getByRole('dialog', { name: 'Edit campaign' })
    await dialog.getByLabel('Name in tracked links').fill('Library 2026!')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await campaigns.getByRole('button', { name: 'Edit Save the Library' }).click()
    await expect(dialog.getByLabel('Name in tracked links')).toHaveValue('library-2026')
  })
})
