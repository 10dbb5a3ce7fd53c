import { writeFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
import { makeLargePng } from '../support/pictures.ts'

const media = (page: Page) => page.getByRole('main').getByRole('region', { name: 'Media' })

test('above the limit the only copy stays and says so; once another computer keeps it, it is let go and said', async ({
  open,
}, info) => {
  test.setTimeout(240_000)
  const files = [1, 2, 3].map((seed) => {
    const file = info.outputPath(`Print ${seed}.png`)
    writeFileSync(file, makeLargePng(seed, 4096, 4050))
    return file
  })
  const first = await open()
  const ana = new Person(first.page)
  await ana.startPlan('Poster workshop', 'Ana')
  const code = await ana.invite()
  await ana.goTo('Library')
  const chosen = first.page.waitForEvent('filechooser')
  await first.page.getByRole('button', { name: 'Add files' }).click()
  await (await chosen).setFiles(files)
  await expect(first.page.getByRole('listbox', { name: 'Assets' }).getByRole('option')).toHaveCount(3, {
    timeout: 90_000,
  })
  await ana.goTo('Settings')
  await media(first.page)
    .getByRole('button', { name: /Use at most/ })
    .click()
  await first.page.getByRole('option', { name: '100 MB' }).click()
  await expect(media(first.page)).toContainText(/above the limit stays: no other computer has promised to keep it yet/)
  await media(first.page).scrollIntoViewIfNeeded()
  await first.page.screenshot({ path: info.outputPath('over.png') })

  const second = await open()
  const ben = new Person(second.page)
  await ben.join(code, 'Ben')
  await expect(media(first.page)).toContainText(/\d files?, [\d.]+ MB, (is|are) kept on other computers only/, {
    timeout: 120_000,
  })
  await expect(media(first.page)).not.toContainText('above the limit')
  await first.page.screenshot({ path: info.outputPath('let-go.png') })
  await ana.goTo('Library')
  await expect(
    first.page.getByRole('listbox', { name: 'Assets' }).getByRole('option').filter({ hasText: 'On another computer' }),
  ).not.toHaveCount(0)
})
