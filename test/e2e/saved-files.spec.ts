import path from 'node:path'
import { expect } from '@playwright/test'
import { findings } from '../support/axe.ts'
import { test } from '../support/e2e.ts'
import type { RunningPlacard } from '../support/electron.ts'
import { savesTo } from '../support/export-changes.ts'
import { Person } from '../support/person.ts'
import { shootBoth } from '../support/sizes.ts'

/** From now on folders are not opened, but noted. */
const noteShown = ({ app }: RunningPlacard) =>
  app.evaluate(({ shell }) => {
    shell.showItemInFolder = (file) => {
      process.env.PLACARD_SHOWN = file
    }
  })

const shown = ({ app }: RunningPlacard) => app.evaluate(() => process.env.PLACARD_SHOWN ?? null)

test('whoever saves a file reads where it went, and is led there', async ({ open }, info) => {
  test.setTimeout(120_000)
  const first = await open()
  const ana = new Person(first.page)
  const { page } = first
  const folder = path.basename(info.outputDir)
  await noteShown(first)
  await ana.startPlan('Save the Riverside Library', 'Ana')
  await ana.newPost('The library stays open.')
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await ana.goTo('Settings')

  const exports = [
    ['Save posts as: Spreadsheet', 'posts.csv', '1 post exported. '],
    ['Save posts as: Calendar file', 'posts.ics', '0 posts exported. '],
    ['Save posts as: JSON', 'posts.json', '1 post exported. '],
    ['Save a copy…', 'Library.placard-backup', ''],
  ] as const
  for (const [button, name, about] of exports) {
    await test.step(name, async () => {
      await savesTo(first, info.outputPath(name))
      await page.getByRole('button', { name: button }).click()
      await expect(page.getByText(`${about}Saved “${name}” in ${folder}`, { exact: true })).toBeVisible()
      await page.getByRole('button', { name: 'Show in folder' }).click()
      await expect.poll(() => shown(first)).toBe(info.outputPath(name))
    })
  }
  expect(await findings(page)).toEqual([])
  await shootBoth(first, (name) => info.outputPath(`notice-${name}`))

  await test.step('one that was not saved after all is not called saved', async () => {
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await first.app.evaluate(({ session }) => {
      session.defaultSession.once('will-download', (_event, item) => item.cancel())
    })
    await page.getByRole('button', { name: 'Save a copy…' }).click()
    await expect(page.getByRole('button', { name: 'Save a copy…' })).toBeEnabled()
    await expect(page.getByText(/Saved “/)).toBeHidden()
  })

  await test.step('changes', async () => {
    await ana.invite()
    await page.getByRole('button', { name: 'Export changes…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Write the file' }).click()
    await savesTo(first, info.outputPath('changes.placard'))
    await dialog.getByRole('button', { name: 'Save the file' }).click()
    await expect(dialog.getByRole('status')).toHaveText(`Saved “changes.placard” in ${folder}.`)
    await dialog.getByRole('button', { name: 'Show in folder' }).click()
    await expect.poll(() => shown(first)).toBe(info.outputPath('changes.placard'))
    expect(await findings(page)).toEqual([])
    await shootBoth(first, (name) => info.outputPath(`changes-${name}`))
    await dialog.getByRole('button', { name: 'Done' }).click()
  })
})
