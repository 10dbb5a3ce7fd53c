import { readFileSync, writeFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { dropFile } from '../support/drop-file.ts'
import { test } from '../support/e2e.ts'
import { exportTo } from '../support/export-changes.ts'
import { Person } from '../support/person.ts'

const assets = (page: Page) => page.getByRole('listbox', { name: 'Assets' }).getByRole('option')

async function choose(page: Page, file: string): Promise<void> {
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Apply a file…' }).click()
  await (await chosen).setFiles(file)
}

test('a file carries pictures to a computer that meets nobody', async ({ open }, info) => {
  test.setTimeout(180_000)
  const file = info.outputPath('with pictures.placard')
  const first = await open()
  const second = await open()
  const [ana, ben] = [new Person(first.page), new Person(second.page)]
  await ana.startPlan('Spring campaign', 'Ana')
  await ben.join(await ana.invite(), 'Ben')
  await expect(ben.pill).toHaveAccessibleName(/Synced with 1/, { timeout: 30_000 })
  await second.close()

  await test.step('Ana adds a picture, and writes a file with it', async () => {
    await ana.goTo('Library')
    const chosen = first.page.waitForEvent('filechooser')
    await first.page.getByRole('button', { name: 'Add files' }).click()
    await (await chosen).setFiles('test/samples/media/photo.jpg')
    await expect(assets(first.page)).toHaveCount(1, { timeout: 30_000 })
    await exportTo(first, ana, file, /Anyone in the team/, /fit into 500/)
    await first.close()
  })

  await test.step('Ben takes it in, and has the picture with nobody online', async () => {
    const again = await open({ profile: second.profile, args: [file] })
    const dialog = again.page.getByRole('dialog')
    await expect(dialog.getByRole('status')).toHaveText(/pictures, videos and previews new\.$/, { timeout: 30_000 })
    await dialog.getByRole('button', { name: 'Done' }).click()
    const back = new Person(again.page)
    await back.goTo('Settings')
    await expect(again.page.getByRole('region', { name: 'Media on this computer' })).toContainText('3 files here')
  })
})

test('two desktops that are never on at the same time exchange files, and both have it all', async ({ open }, info) => {
  test.setTimeout(240_000)
  const fromAna = info.outputPath('from ana.placard')
  const fromBen = info.outputPath('from ben.placard')
  let first = await open()
  let second = await open()
  let ana = new Person(first.page)
  let ben = new Person(second.page)

  await test.step('Ben joins Ana’s plan, and leaves', async () => {
    await ana.startPlan('Spring campaign', 'Ana')
    await ben.join(await ana.invite(), 'Ben')
    await expect(ben.pill).toHaveAccessibleName(/Synced with 1/, { timeout: 30_000 })
    await second.close()
  })

  await test.step('Ana writes, and exports what Ben lacks', async () => {
    await ana.goTo('Calendar')
    await ana.newPost('The library stays open.')
    await expect(first.page.getByText('Saved on this computer', { exact: true }).first()).toBeVisible()
    await first.page.getByRole('button', { name: 'Close', exact: true }).click()
    await exportTo(first, ana, fromAna, /Ben .*what they lack/)
    await first.close()
  })

  await test.step('Ben double-clicks the file, adds to the post, and exports everything', async () => {
    second = await open({ profile: second.profile, args: [fromAna] })
    ben = new Person(second.page)
    const dialog = second.page.getByRole('dialog')
    await expect(dialog.getByRole('status')).toHaveText('1 post new.', { timeout: 30_000 })
    await expect(dialog).toContainText('Ana wrote this file on')
    await expect(dialog).toContainText('Your plan now equals theirs')
    await dialog.getByRole('button', { name: 'Done' }).click()
    await ben.openPost('The library stays open')
    await ben.editor.click()
    await second.page.keyboard.press('ControlOrMeta+End')
    await second.page.keyboard.type(' Come on Friday.')
    await expect(second.page.getByText('Saved on this computer', { exact: true }).first()).toBeVisible()
    await second.page.getByRole('button', { name: 'Close', exact: true }).click()
    await exportTo(second, ben, fromBen, /Anyone in the team/)
    await expect(second.page.getByText(/Last heard .*, by a file/)).toBeVisible()
    await second.close()
  })

  await test.step('Ana drops it on her window', async () => {
    first = await open({ profile: first.profile })
    ana = new Person(first.page)
    await ana.isBack()
    await dropFile(first.page, fromBen)
    const dialog = first.page.getByRole('dialog')
    await expect(dialog.getByRole('status')).toHaveText('1 post changed.', { timeout: 30_000 })
    await dialog.getByRole('button', { name: 'Done' }).click()
    await ana.openPost('The library stays open. Come on Friday.')
    await first.page.getByRole('button', { name: 'Close', exact: true }).click()
  })

  await test.step('the same file again brings nothing, and a damaged one is refused', async () => {
    await ana.goTo('Team')
    await choose(first.page, fromBen)
    const dialog = first.page.getByRole('dialog')
    await expect(dialog.getByRole('status')).toHaveText('Nothing new: you had all of it.')
    await dialog.getByRole('button', { name: 'Done' }).click()
    const damaged = info.outputPath('damaged.placard')
    writeFileSync(damaged, readFileSync(fromBen).subarray(0, -20))
    await choose(first.page, damaged)
    await expect(dialog.getByRole('alert')).toContainText('damaged or not complete')
    await expect(dialog.getByRole('alert')).toContainText('Nothing was changed')
    await dialog.getByRole('button', { name: 'Done' }).click()
  })
})
