import { readFileSync, writeFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person, realPosts } from '../support/person.ts'
import { sampleFile } from '../support/pictures.ts'
import { shootBoth } from '../support/sizes.ts'

/** A column of the board, which begins with its name and how many posts it has. */
const postsIn = (page: Page, status: string) => page.getByRole('region', { name: status, exact: true })

const startImport = (page: Page) => page.getByRole('button', { name: /^Import [\d,]+ posts?/ })

/** Four good rows, one without a true date, and then everything that files from the wild bring along. */
const messy = [
  'created_at,text,likes',
  '10/25/25 02:30,"Ducks &amp; drakes\nmarch on #Monday",12',
  '10/25/25 12:30,Bring a drum #Monday,3',
  '10/25/25 18:30,Thank you all,40',
  '10/26/25 18:30,"He said ""we stay""",40',
  'yesterday-ish,This has no real date,3',
  '10/26/25 01:30,One cell too many,4,surplus',
  '10/27/25 09:00,With a \u0000 NUL inside #Monday,5',
  '10/28/25 09:00,"Never closed, goes on',
  'and on to the end,6',
].join('\r\n')

test('a messy file: good rows come in once, the others are listed with line and reason and can be saved', async ({
  open,
}, info) => {
  test.setTimeout(120_000)
  const { app, page } = await open()
  const ana = new Person(page)
  const file = info.outputPath('messy.csv')
  writeFileSync(file, messy)
  await ana.startPlan('Climate desk', 'Ana')

  await test.step('what will come is shown, and what will not', async () => {
    await ana.chooseFile(file)
    await page.getByText(/^Make tags of the hashtags/).click()
    await page.getByRole('button', { name: 'Check the posts' }).click()
    const posts = page.getByRole('region', { name: 'Posts as they will be' }).getByRole('listitem')
    await expect(posts).toHaveCount(4)
    await expect(posts.first()).toContainText('Ducks & drakes\nmarch on #Monday', { useInnerText: true })
    await page.getByRole('radio', { name: /^Problems/ }).click()
    const problems = page.getByRole('list', { name: 'Rows that cannot be read' }).getByRole('listitem')
    await expect(problems).toHaveText([
      /Line 7.*is not a date/,
      /Line 8.*4 cells, the header has 3/,
      /Line 9.*zero bytes/,
      /Line 10.*never closed/,
      /Line 11.*2 cells, the header has 3/,
    ])
  })

  await test.step('the others are saved as CSV', async () => {
    const saved = info.outputPath('saved.csv')
    await app.evaluate(({ session }, target) => {
      session.defaultSession.once('will-download', (_event, item) => item.setSavePath(target))
    }, saved)
    await page.getByRole('button', { name: 'Save problems as CSV' }).click()
    const read = () => {
      try {
        return readFileSync(saved, 'utf8')
      } catch {
        return ''
      }
    }
    await expect.poll(read).toMatch(/^\ufeffLine,Reason,created_at,text,likes\r?\n7,.*yesterday-ish.*\r?\n8,/)
    expect(read()).toContain('"Never closed, goes on')
  })

  await test.step('the good rows come in, with their hashtags as tags', async () => {
    await startImport(page).click()
    await expect(page.getByRole('status').filter({ hasText: '4 posts imported.' })).toBeVisible()
    await expect(page.getByRole('dialog')).toContainText('1 new tag')
    await page.getByRole('button', { name: 'Show in calendar' }).click()
    await expect(page.getByRole('grid').getByText(/He said "we stay"/)).toBeVisible()
  })

  await test.step('the same file again has nothing new', async () => {
    await ana.importFile(file)
    await expect(page.getByRole('checkbox', { name: /Skip the 4 of/ })).toBeChecked()
    await expect(page.getByRole('button', { name: 'Nothing to import' })).toBeDisabled()
    await page.keyboard.press('Escape')
  })
})

test('a picture, or a web page, that was taken for a table says what it is and where it belongs', async ({
  open,
}, info) => {
  const placard = await open()
  const { page } = placard
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  const signIn = info.outputPath('export.csv')
  writeFileSync(signIn, '<!DOCTYPE html><html><title>Sign in</title>')
  const dialog = page.getByRole('dialog', { name: 'Import posts' })

  await test.step('a web page instead of an export', async () => {
    await ana.chooseFile(signIn)
    await expect(dialog.getByRole('alert')).toContainText('This is a web page, not a CSV file.')
    await expect(dialog.getByRole('button', { name: 'Add it to the Library' })).toBeHidden()
    await page.keyboard.press('Escape')
  })

  await test.step('a picture, which goes to the Library at the press of a key', async () => {
    await ana.chooseFile(sampleFile('photo.webp'))
    await expect(dialog.getByRole('alert')).toContainText('This is a picture, and no table of posts.')
    await shootBoth(placard, (name) => info.outputPath(`picture-${name}`))
    const add = dialog.getByRole('button', { name: 'Add it to the Library' })
    await expect(add).toBeFocused()
    await add.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('listbox', { name: 'Assets' }).getByRole('option', { name: /photo/ })).toBeVisible()
  })
})

test('an import that is cancelled leaves nothing, one that is undone takes everything back', async ({ open }) => {
  test.setTimeout(120_000)
  const { page } = await open()
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.importFile(realPosts)
  await startImport(page).click()
  await expect(page.getByText(/^Preparing [\d,]+ of 3,207/)).toBeVisible()
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  const checkAgain = page.getByRole('button', { name: 'Check the posts' })
  await expect(checkAgain).toBeVisible()
  await page.keyboard.press('Escape')
  await ana.goTo('Board')
  await expect(postsIn(page, 'Posted')).toHaveText(/^Posted0/)

  await ana.palette('import', /Import posts/)
  await checkAgain.click()
  await startImport(page).click()
  await expect(page.getByText('3,207 posts imported.')).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Tab')
  await expect(
    page.getByRole('dialog').getByRole('button', { name: 'Close' }),
    'the keyboard begins with the step',
  ).not.toBeFocused()
  await page.getByRole('button', { name: 'Undo import' }).click()
  await expect(page.getByText(/The import was taken back/)).toBeVisible()
  await expect(page.getByRole('dialog', { name: 'Import taken back' })).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await expect(postsIn(page, 'Posted')).toHaveText(/^Posted0/)
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(postsIn(page, 'Posted')).toHaveText(/^Posted3,207/)
})

test('kill -9 in the middle of an import leaves none of its posts, or all', async ({ open }) => {
  test.setTimeout(120_000)
  const first = await open()
  let ana = new Person(first.page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.newPost('Written before')
  await expect(first.page.getByText('Saved on this computer', { exact: true }).first()).toBeVisible()
  await ana.importFile(realPosts)
  await startImport(first.page).click()
  await expect(first.page.getByText(/^Preparing [\d,]+ of 3,207/)).toBeVisible()
  await first.kill()

  const second = await open({ profile: first.profile })
  ana = new Person(second.page)
  await ana.isBack()
  await ana.goTo('Board')
  await expect(second.page.getByRole('option', { name: /Written before/ })).toBeVisible()
  await expect(postsIn(second.page, 'Posted')).toHaveText(/^Posted(0|3,207)/)
  await ana.importFile(realPosts)
  await expect(second.page.getByRole('button', { name: /^Import 3,207 posts|^Nothing to import/ })).toBeVisible()
})
