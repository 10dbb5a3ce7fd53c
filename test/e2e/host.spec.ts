import { expect } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'

test('a desktop and a browser write one post together; the browser comes back with all of it', async ({
  open,
  host,
  chromium,
}) => {
  test.setTimeout(120_000)
  const ana = new Person((await open()).page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.newPost('The library stays open.')
  const code = await ana.invite()
  const addresses = ana.page.getByRole('list', { name: 'Members and their computers' }).getByText(/^\d+(\.\d+){3}:\d+/)
  const [address] = ((await addresses.textContent()) ?? '').split(' or ')

  const context = await chromium.newContext()
  const ben = new Person(await context.newPage())
  await ben.page.goto(host.entrance)
  await ben.join(code, 'Ben', address)
  await expect(ben.pill).toHaveAccessibleName(/Synced with 1/, { timeout: 60_000 })
  await ben.openPost('The library stays open')
  await ben.editor.click()
  await ben.page.keyboard.press('ControlOrMeta+End')
  await ben.page.keyboard.type(' Come on Friday.')
  await expect(ana.editor).toHaveText('The library stays open. Come on Friday.')
  await ana.editor.click()
  await ana.page.keyboard.press('ControlOrMeta+Home')
  await ana.page.keyboard.type('Hello! ')
  await expect(ben.editor).toHaveText('Hello! The library stays open. Come on Friday.')
  await expect(ben.page.locator('.peer-caret[data-name="Ana"]')).toBeVisible()

  await ben.page.reload()
  await ben.isBack()
  await ben.openPost('Hello! The library')
  await expect(ben.editor).toHaveText('Hello! The library stays open. Come on Friday.')
  await expect(ben.pill).toHaveAccessibleName(/Synced with 1/, { timeout: 60_000 })
})
