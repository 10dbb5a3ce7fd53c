import path from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
import { resize, sizes } from '../support/sizes.ts'
import { makeDemoPlan } from './demo-plan.ts'

const folder = path.resolve(import.meta.dirname, '../../docs/screenshots')

test('the pictures of the README', async ({ open }, info) => {
  const placard = await open({ args: ['--lang=en-GB'], env: { TZ: 'Europe/London', LC_ALL: 'en_GB.UTF-8' } })
  const { page } = placard
  const ana = new Person(page)
  const shoot = (name: string) => page.screenshot({ path: path.join(folder, `${name}.png`) })
  await resize(placard, sizes[0])
  await page.emulateMedia({ colorScheme: 'light' })
  await makeDemoPlan(ana, info.outputPath('made'))

  await test.step('a month', async () => {
    await ana.goTo('Calendar')
    await page.getByRole('button', { name: 'Today' }).click()
    await shoot('calendar')
  })

  await test.step('a post with a wording of its own for one channel', async () => {
    await ana.openPost('Investments in clean energy')
    await ana.sendTo('Bluesky @riverclimate.example', 'Mastodon @river@example.social')
    await page.getByRole('button', { name: /Assigned to/ }).click()
    await page.getByRole('option', { name: 'Ana' }).click()
    await page.getByRole('button', { name: 'Full page' }).click()
    await page.getByRole('tab', { name: /^Mastodon/ }).click()
    await page.getByRole('textbox', { name: /^Text for Mastodon/ }).click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.insertText('\n\nWhich roof in our town is next? Tell us below.')
    await expect(page.getByText('Its own wording.')).toBeVisible()
    await expect(
      page.getByRole('article', { name: 'Preview 1' }).getByRole('img', { name: /wind turbine/ }),
    ).toBeVisible()
    await expect(page.getByText('Saved on this computer', { exact: true }).first()).toBeVisible()
    await shoot('composer')
    await page.getByRole('button', { name: 'Back to the panel' }).click()
    await page.getByRole('region', { name: 'Open post' }).getByRole('button', { name: 'Close' }).click()
  })

  await test.step('the Library, with the rights of a picture', async () => {
    await ana.goTo('Library')
    await page.getByRole('option', { name: /The sea is rising/ }).click()
    await expect(page.getByRole('slider', { name: 'Focal point' }).locator('img')).toBeVisible()
    await shoot('library')
  })

  await test.step('a week, in the dark theme', async () => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await ana.goTo('Calendar')
    await page.getByRole('radio', { name: 'Week' }).click()
    await shoot('week')
  })
})
