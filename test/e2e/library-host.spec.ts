import { expect } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
import { dropFiles, sampleFile } from '../support/pictures.ts'

test('in a browser the Library takes and shows the same files', async ({ host, chromium }) => {
  test.setTimeout(90_000)
  const page = await (await chromium.newContext()).newPage()
  await page.goto(host.entrance)
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.goTo('Library')
  const files = ['photo.jpg', 'photo.avif', 'moving.gif', 'clip.webm'].map(sampleFile)
  await dropFiles(page, files, page.getByRole('searchbox', { name: 'Search the Library' }))
  const list = page.getByRole('listbox', { name: 'Assets' })
  await expect(list.getByRole('option')).toHaveCount(4)
  await expect(list.locator('img')).toHaveCount(4, { timeout: 20_000 })
})
