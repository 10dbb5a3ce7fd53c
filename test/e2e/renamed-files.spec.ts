import { copyFileSync, statSync } from 'node:fs'
import { expect } from '@playwright/test'
import { dropFile } from '../support/drop-file.ts'
import { test } from '../support/e2e.ts'
import { exportTo, savesTo } from '../support/export-changes.ts'
import { Person, realPosts } from '../support/person.ts'

test('a file of changes is known whatever it is called, and a table that is called one is a table', async ({
  open,
}, info) => {
  test.setTimeout(180_000)
  const [changes, backup] = [info.outputPath('changes.placard'), info.outputPath('Library.placard-backup')]
  const renamed = (name: string, from: string) => {
    copyFileSync(from, info.outputPath(name))
    return info.outputPath(name)
  }
  const first = await open()
  const ana = new Person(first.page)
  const { page } = first
  const dialog = page.getByRole('dialog')
  const isApplied = async () => {
    await expect(dialog.getByRole('status')).toHaveText('Nothing new: you had all of it.')
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(dialog).toBeHidden()
  }
  await ana.startPlan('Save the Riverside Library', 'Ana')
  await ana.invite()
  await exportTo(first, ana, changes, /Anyone in the team/)

  await test.step('renamed by a chat, and dropped or chosen for an import, it is applied', async () => {
    for (const name of ['changes.csv', 'changes.zip', 'changes']) {
      await dropFile(page, renamed(name, changes))
      await isApplied()
    }
    await ana.goTo('Library')
    await dropFile(page, info.outputPath('changes.csv'), page.getByText('Drop pictures and videos here'))
    await isApplied()
    await ana.chooseFile(info.outputPath('changes.csv'))
    await isApplied()
  })

  await test.step('a table that is called a file of changes goes to the import', async () => {
    await dropFile(page, renamed('posts.placard', realPosts))
    await expect(page.getByRole('dialog', { name: 'What the columns mean' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  await test.step('a backup copy says where it is opened', async () => {
    await ana.goTo('Settings')
    await savesTo(first, backup)
    await page.getByRole('button', { name: 'Save a copy…' }).click()
    await expect.poll(() => statSync(backup, { throwIfNoEntry: false })?.size ?? 0).toBeGreaterThan(100)
    await dropFile(page, renamed('Library.csv', backup))
    await expect(page.getByText(/This is a backup copy of a plan\. Open it under Settings, Backups/)).toBeVisible()
  })

  await test.step('opened from the desktop under another name, it is applied', async () => {
    await first.close()
    const again = await open({ profile: first.profile, args: [info.outputPath('changes.zip')] })
    await expect(again.page.getByRole('dialog').getByRole('status')).toHaveText('Nothing new: you had all of it.')
  })
})
