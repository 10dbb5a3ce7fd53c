import { writeFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
import { sampleFile } from '../support/pictures.ts'

test('notices lie beside each other, wait for whoever is at them, and what was refused folds into a line', async ({
  open,
}, info) => {
  test.setTimeout(90_000)
  const { page } = await open()
  const ana = new Person(page)
  await ana.startPlan('Poster workshop', 'Ana')
  await ana.goTo('Library')
  await page.clock.install()
  const words = info.outputPath('words.gif')
  writeFileSync(words, 'Only words.')
  const chosen = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Add files' }).click()
  await (await chosen).setFiles([sampleFile('photo.jpg'), words])
  const report = page.getByRole('region', { name: 'Files added' })
  const refused = page.getByRole('list', { name: 'Files that were not added' })
  const undo = page.getByRole('button', { name: 'Undo', exact: true })
  await expect(refused.getByRole('listitem')).toHaveText([/words\.gif This is no image or video/])
  await expect(undo).toBeVisible()
  const [above, below] = [await report.boundingBox(), await undo.boundingBox()]
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThan(below?.y ?? 0)
  await page.screenshot({ path: info.outputPath('both.png') })

  await test.step('neither goes while somebody is at it', async () => {
    await undo.focus()
    await report.hover()
    await page.clock.fastForward(60_000)
    await expect(refused).toBeVisible()
    await expect(undo).toBeFocused()
  })

  await test.step('left alone, what can be taken back goes, and what was refused folds', async () => {
    await page.getByRole('searchbox').first().focus()
    await page.mouse.move(900, 300)
    await page.clock.fastForward(21_000)
    await expect(undo).toBeHidden()
    await expect(refused).toBeHidden()
    await expect(report).toContainText('1 file added, 1 not')
    await page.screenshot({ path: info.outputPath('folded.png') })
    await report.getByRole('button', { name: 'Show the details' }).click()
    await expect(refused).toBeVisible()
    await report.getByRole('button', { name: 'Close' }).click()
    await expect(report).toBeHidden()
  })
})
