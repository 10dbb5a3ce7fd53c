import { expect } from '@playwright/test'
import { findings } from '../support/axe.ts'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'

test('a channel brings its limit, its hashtags and its times, and everything that is decided about it is kept', async ({
  open,
}) => {
  test.setTimeout(120_000)
  const { page } = await open()
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.goTo('Settings')
  const dialog = page.getByRole('dialog')

  await test.step('Ana adds it, with where its rule is published before her', async () => {
    await page.getByRole('button', { name: 'Add a channel' }).click()
    await dialog.getByRole('button', { name: /Platform/ }).click()
    await page.getByRole('option', { name: 'Mastodon', exact: true }).click()
    await dialog.getByLabel('Account').fill('@us@example.social')
    await expect(dialog.getByText(/Limits checked/)).toBeVisible()
    await dialog.getByLabel('Longest text, if not the usual').fill('12x')
    await expect(dialog.getByRole('button', { name: 'Add', exact: true })).toBeDisabled()
    await dialog.getByLabel('Longest text, if not the usual').fill('1000')
    await dialog.getByLabel(/Hashtags/).fill('march, #ActOnClimate')
    await dialog.getByRole('button', { name: 'Add a time' }).click()
    const days = dialog.getByLabel('Days of time 1')
    for (const day of ['Tue', 'Wed', 'Thu', 'Fri']) {
      await days.getByRole('button', { name: day }).click()
    }
    const hour = dialog.getByRole('spinbutton', { name: /hour/ })
    await hour.fill('7')
    expect(await findings(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('it is all there when she opens it again', async () => {
    await page.getByRole('button', { name: /^Edit @us/ }).click()
    await expect(dialog.getByLabel('Instance')).toHaveValue('example.social')
    await expect(dialog.getByLabel('Longest text, if not the usual')).toHaveValue('1000')
    await expect(dialog.getByLabel(/Hashtags/)).toHaveValue('#march #ActOnClimate')
    await expect(dialog.getByRole('button', { name: 'Mon' })).toHaveAttribute('aria-pressed', 'true')
    await expect(dialog.getByRole('button', { name: 'Tue' })).toHaveAttribute('aria-pressed', 'false')
    await page.keyboard.press('Escape')
  })

  await test.step('the composer proposes its time, inserts its hashtags and counts up to its limit', async () => {
    await ana.goTo('Calendar')
    await ana.newPost('We march')
    await ana.decide('Channels', 'Mastodon @us@example.social')
    await expect(page.getByRole('button', { name: /^Next free slot: Mon, .*7:00/ })).toBeVisible()
    await page.getByRole('tab', { name: /^Mastodon/ }).click()
    await page.getByRole('button', { name: 'Insert hashtags or a snippet' }).click()
    await page.getByRole('menuitem', { name: /^This channel’s hashtags/ }).click()
    await expect(page.getByRole('textbox', { name: /^Text for Mastodon/ })).toHaveText(/#march #ActOnClimate/)
    await expect(page.getByText(/ of 1,000/).first()).toBeAttached()
  })

  await test.step('Tab walks on from a channel that was picked, and takes no other along', async () => {
    await ana.addChannel('Bluesky', '@us.example')
    await ana.addChannel('Threads', '@us')
    await ana.goTo('Calendar')
    await ana.newPost('Another march')
    const picker = page.getByRole('combobox', { name: 'Channels' })
    await picker.fill('Bluesky')
    await page.getByRole('option', { name: 'Bluesky @us.example' }).click()
    await picker.press('Tab')
    await expect(picker).not.toBeFocused()
    await picker.focus()
    await picker.press('ArrowDown')
    await picker.press('Enter')
    await picker.press('Tab')
    await expect(page.getByRole('combobox', { name: 'Tags' })).toBeFocused()
    await expect(page.getByRole('button', { name: /^Remove .*@us/ })).toHaveCount(2)
  })
})
