import { expect, type Page } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'

async function addFilter(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const filters = page.getByRole('dialog', { name: 'Filter the posts' })
  await filters.getByRole('textbox', { name: 'Find a filter' }).or(filters.getByRole('searchbox')).first().fill(name)
  await filters.getByRole('option', { name, exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(filters).toBeHidden()
}

/** Month, list and board show the rally and, unless it is filtered out, the thanks. */
async function expectShown(ana: Person, thanks: boolean): Promise<void> {
  const { page } = ana
  for (const view of ['Month', 'List', 'Board']) {
    if (view === 'Board') await ana.goTo('Board')
    else {
      await ana.goTo('Calendar')
      await page.getByRole('radio', { name: view }).click()
    }
    const role = view === 'Board' ? 'option' : 'button'
    await expect(page.getByRole(role, { name: /Rally at noon/ })).toBeVisible()
    await expect(page.getByRole(role, { name: /Thank you all/ })).toHaveCount(thanks ? 1 : 0)
  }
}

test('one filter for calendar, list and board: by channel, tag, campaign, status, person and words', async ({
  open,
}) => {
  test.setTimeout(180_000)
  const { page } = await open()
  const ana = new Person(page)

  await test.step('two posts on one day, one with everything decided', async () => {
    await ana.startPlan('Climate desk', 'Ana')
    await ana.goTo('Settings')
    await page.getByRole('button', { name: 'Add a channel' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a channel' })
    await dialog.getByLabel('Account').fill('@climatedesk')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await ana.goTo('Calendar')
    await ana.newPost('Rally at noon, all to the bridge')
    await ana.decide('Channels', 'Instagram @climatedesk')
    await ana.decide('Tags', 'march')
    await ana.decide('Campaign', 'Autumn')
    await page.getByRole('button', { name: /Assigned to/ }).click()
    await page.getByRole('option', { name: 'Ana' }).click()
    await page.getByRole('button', { name: /Status/ }).click()
    await page.getByRole('option', { name: 'Review' }).click()
    await page.getByRole('button', { name: /^Next free slot/ }).click()
    await ana.editor.press('Escape')
    await ana.newPost('Thank you all')
    await page.getByRole('button', { name: /^Next free slot/ }).click()
    await ana.editor.press('Escape')
    await expectShown(ana, true)
  })

  for (const name of ['@climatedesk', 'march', 'Autumn', 'Review', 'Ana']) {
    await test.step(`only ${name}`, async () => {
      await addFilter(page, name)
      await expectShown(ana, false)
      await page.getByRole('button', { name: `Remove ${name}` }).click()
      await expect(page.getByRole('option', { name: /Thank you all/ })).toBeVisible()
    })
  }

  await test.step('by words, and all again', async () => {
    const search = page.getByRole('searchbox', { name: 'Search the posts' })
    await search.fill('bridge')
    await expectShown(ana, false)
    await search.fill('')
    await expectShown(ana, true)
  })
})

test('the palette finds among 3,207 posts, narrows to a tag, and does things', async ({ open }) => {
  test.setTimeout(120_000)
  const { page } = await open()
  const ana = new Person(page)
  await page.getByRole('button', { name: 'Open the sample plan' }).click()
  await page.getByRole('button', { name: 'Show the newest' }).click()
  await ana.openPost('lifetime of service')
  await ana.editor.press('Escape')

  await ana.palette('ActOnClimate', /^ActOnClimate/)
  await expect(page.getByRole('button', { name: 'Remove ActOnClimate' })).toBeVisible()
  await ana.goTo('Board')
  const posted = page.getByRole('region', { name: 'Posted', exact: true })
  await expect(posted).toHaveText(/^Posted[1-9]\d{0,2}(?!,)/)
  await page.getByRole('button', { name: 'Show all posts' }).click()
  await expect(posted).toHaveText(/^Posted3,207/)

  await ana.goTo('Calendar')
  await ana.palette('week', /Show the week/)
  await expect(page.getByRole('radio', { name: 'Week' })).toBeChecked()
  await ana.palette('settings', /Go to the settings/)
  await expect(page.getByRole('main', { name: 'Settings' })).toBeVisible()
  await ana.palette('new post', /^New post/)
  await expect(ana.editor).toBeFocused()
})
