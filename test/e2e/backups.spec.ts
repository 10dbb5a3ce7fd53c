import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
import { shootBoth } from '../support/sizes.ts'

test('a saved copy is opened again as a plan of its own, from its file and from the folder of backups', async ({
  open,
}, info) => {
  const { app, page, profile } = await open()
  const ana = new Person(page)
  const saved = info.outputPath('Riverside.placard-backup')
  await ana.startPlan('Save the Riverside Library', 'Ana')
  await ana.newPost('The library stays open.')

  await test.step('Ana saves a copy', async () => {
    await ana.goTo('Settings')
    await expect(page.getByText('No backup yet.')).toBeVisible()
    await app.evaluate(({ session }, target) => {
      session.defaultSession.once('will-download', (_event, item) => item.setSavePath(target))
    }, saved)
    await page.getByRole('button', { name: 'Save a copy…' }).click()
    await expect.poll(() => readdirSync(path.dirname(saved))).toContain(path.basename(saved))
  })

  await test.step('then something happens to the post', async () => {
    await ana.goTo('Calendar')
    await ana.openPost('The library stays open')
    await ana.editor.click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Oh no.')
    await page.getByRole('button', { name: 'Close', exact: true }).click()
  })

  await test.step('the copy has it as it was', async () => {
    await ana.goTo('Settings')
    const chosen = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Open a copy…' }).click()
    await (await chosen).setFiles(saved)
    await expect(page.getByRole('button', { name: /Save the Riverside Library, \d{4}/ })).toBeVisible()
    await ana.goTo('Calendar')
    await expect(page.getByText('The library stays open.')).toBeVisible()
  })

  await test.step('a file in the folder of the copy shows as its backup', async () => {
    const plan = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
    const ids = plan.flatMap((name) => (name.startsWith('placard-plan-') ? [name.slice('placard-plan-'.length)] : []))
    for (const id of ids) {
      const folder = path.join(profile, 'backups', id)
      mkdirSync(folder, { recursive: true })
      cpSync(saved, path.join(folder, '2026-11-20T08-00-00-000Z.placard-backup'))
    }
    await ana.goTo('Settings')
    await page.getByText('Backups', { exact: true }).scrollIntoViewIfNeeded()
    await page.screenshot({ path: info.outputPath('backups-light.png') })
    await page.getByRole('button', { name: /Open the backup of / }).click()
    await ana.goTo('Calendar')
    await expect(page.getByText('The library stays open.')).toBeVisible()
  })
})

test('a copy says of what was approved in the first plan by whom it was, and does not count it', async ({
  open,
}, info) => {
  const first = await open()
  const { app, page } = first
  const ana = new Person(page)
  const saved = info.outputPath('Riverside.placard-backup')
  const approval = page.getByRole('region', { name: 'Approval' })
  await ana.startPlan('Save the Riverside Library', 'Ana')
  await ana.goTo('Board')
  await page.getByRole('button', { name: 'New post in Review' }).click()
  await expect(ana.editor).toBeFocused()
  await page.keyboard.type('The library stays open.')
  await approval.getByRole('button', { name: 'Approve' }).click()
  await expect(approval).toContainText('Approved by Ana')
  await page.keyboard.press('Escape')
  await ana.goTo('Settings')
  await app.evaluate(({ session }, target) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(target))
  }, saved)
  await page.getByRole('button', { name: 'Save a copy…' }).click()
  await expect.poll(() => readdirSync(path.dirname(saved))).toContain(path.basename(saved))
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a copy…' }).click()
  await (await chosen).setFiles(saved)
  await expect(page.getByRole('button', { name: /Save the Riverside Library, \d{4}/ })).toBeVisible()

  await ana.goTo('Board')
  const review = page.getByRole('region', { name: 'Review', exact: true })
  await expect(review.getByRole('img', { name: 'Approved in the plan that this is a copy of' })).toBeVisible()
  await ana.openPost('The library stays open')
  await expect(approval).toContainText(
    /Ana approved it, .*, in the plan that this is a copy of. Here that does not count/,
  )
  await shootBoth(first, (file) => info.outputPath(`copied-${file}`))
  await approval.getByRole('button', { name: 'Approve' }).click()
  await expect(approval).toContainText('Approved by Ana')
})
