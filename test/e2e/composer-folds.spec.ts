import { expect } from '@playwright/test'
import { findings } from '../support/axe.ts'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
import { dropFiles, writePictures } from '../support/pictures.ts'

const accounts = [
  ['X', '@us'],
  ['Bluesky', '@us.example'],
  ['Mastodon', '@us@example.social'],
  ['Threads', '@us'],
] as const

test('a post with many channels and pictures is short: its parts fold under what they hold, and open for what is to be mended', async ({
  open,
}, info) => {
  test.setTimeout(120_000)
  const { page } = await open()
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  for (const [platform, account] of accounts) await ana.addChannel(platform, account)
  await ana.goTo('Calendar')
  await ana.newPost('Three views of the march')
  await ana.sendTo(...accounts.map((account) => account.join(' ')))
  await ana.decide('Tags', 'march')
  const post = page.getByRole('region', { name: 'Open post' })
  const reopen = async () => {
    await post.getByRole('button', { name: 'Close', exact: true }).click()
    await ana.openPost('Three views')
  }
  const media = post.getByRole('button', { name: /^Media/ })
  const labels = post.getByRole('button', { name: /^Channels and labels/ })
  const alt = (at: number) => page.getByLabel(`Alt text of Picture 00${at}`)

  await test.step('what has no alt text yet is in sight, whatever is folded', async () => {
    await dropFiles(page, writePictures(info.outputPath('pictures'), 2), post)
    await expect(alt(1)).toBeVisible()
    await media.press('Enter')
    await expect(alt(1)).toBeHidden()
    await expect(media).toHaveAccessibleName('Media 2 pictures 2 to check')
    await reopen()
    await expect(alt(1), 'folded in spite of a warning is not remembered').toBeVisible()
  })

  await test.step('where the post goes is one line once that is decided', async () => {
    await expect(labels).toHaveAccessibleName('Channels and labels 4 channels, march')
    await expect(page.getByRole('combobox', { name: 'Channels' })).toBeHidden()
    await labels.press('Enter')
    await expect(page.getByRole('button', { name: 'Remove X @us', exact: true })).toBeVisible()
    await reopen()
    await expect(labels, 'this person wants it open').toHaveAttribute('aria-expanded', 'true')
    await labels.click()
    await reopen()
    await expect(labels).toHaveAttribute('aria-expanded', 'false')
  })

  await test.step('who mends the last thing stays where they are; the next time it is folded', async () => {
    for (const at of [1, 2]) await alt(at).fill(`View ${at}`)
    await page.getByRole('button', { name: 'Show Picture 001 in the Library' }).click()
    const asset = page.getByRole('complementary', { name: 'Asset' })
    for (const at of [1, 2]) {
      await page
        .getByRole('listbox', { name: 'Assets' })
        .getByRole('option', { name: new RegExp(`00${at}`) })
        .click()
      await asset.getByRole('button', { name: /Not known/ }).click()
      await page.getByRole('option', { name: 'Our own work' }).click()
    }
    await expect(alt(2)).toBeVisible()
    await ana.goTo('Calendar')
    await reopen()
    await expect(media).toHaveAccessibleName('Media 2 pictures')
    await expect(media).toHaveAttribute('aria-expanded', 'false')
  })

  await test.step('many tabs are marks, whose names are heard', async () => {
    const tab = post.getByRole('tab', { name: 'Bluesky @us.example' })
    await expect(tab).not.toContainText('@us.example', { useInnerText: true })
    await tab.click()
    await expect(tab).toContainText('@us.example', { useInnerText: true })
  })
  expect(await findings(page)).toEqual([])
})
