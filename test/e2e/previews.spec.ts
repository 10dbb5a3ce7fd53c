import { expect, type Page } from '@playwright/test'
import { findings } from '../support/axe.ts'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
import { dropFiles, sampleFile } from '../support/pictures.ts'

const channels = [
  ['X', '@ourgroup'],
  ['Bluesky', '@ourgroup.example'],
  ['Instagram', '@ourgroup'],
  ['Mastodon', '@ourgroup@example.social'],
] as const

const cards = (page: Page) => page.getByRole('article', { name: /^Preview \d/ })

test('a preview shows the post as its platform would: pictures cut, links short, texts folded, threads in parts', async ({
  open,
}, info) => {
  test.setTimeout(180_000)
  const { page } = await open()
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  for (const [platform, account] of channels) await ana.addChannel(platform, account)
  await ana.goTo('Calendar')
  await ana.newPost('')
  await page.keyboard.insertText(
    `The library stays open, thanks to 4,000 signatures and to everybody who came. Read how we did it, and what comes next for the reading rooms.\n\nhttps://www.example.org/news/the-library-stays-open`,
  )
  await ana.sendTo(...channels.map((channel) => channel.join(' ')))
  await dropFiles(page, ['photo.jpg'].map(sampleFile), page.getByRole('region', { name: 'Open post' }))

  const goTo = (platform: string) => page.getByRole('tab', { name: new RegExp(`^${platform}`) }).click()

  await test.step('the picture and a short link on X', async () => {
    await goTo('X')
    await expect(cards(page)).toHaveCount(1)
    await expect(cards(page)).toContainText('example.org/news/the-libra…')
    await expect(cards(page).getByRole('img', { name: 'A picture' })).toBeVisible()
    await cards(page).scrollIntoViewIfNeeded()
    await page.screenshot({ path: info.outputPath('x.png') })
  })

  await test.step('the caption folds on Instagram, and unfolds', async () => {
    await goTo('Instagram')
    await expect(cards(page)).not.toContainText('reading rooms')
    await cards(page).getByRole('button', { name: '… more' }).click()
    await expect(cards(page)).toContainText('reading rooms')
    await expect(page.getByRole('list', { name: 'To mend' })).toContainText('Nobody can follow a link in a caption')
    await cards(page).scrollIntoViewIfNeeded()
    await page.screenshot({ path: info.outputPath('instagram.png') })
  })

  await test.step('the words before which Mastodon folds the post', async () => {
    await goTo('Mastodon')
    await page.getByRole('button', { name: /^Only on this channel/ }).click()
    await page.getByLabel('Content warning').fill('Good news')
    await page.getByLabel('Content warning').press('Tab')
    await expect(cards(page).getByText('Good news')).toBeVisible()
    await expect(cards(page).getByText(/The library stays open/)).toBeHidden()
    await cards(page).getByText('Good news').click()
    await expect(cards(page).getByText(/The library stays open/)).toBeVisible()
  })

  await test.step('a long text is shown as the thread that becomes of it', async () => {
    await goTo('Bluesky')
    await page.getByRole('textbox', { name: /^Text for Bluesky/ }).click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.insertText(`\n${'And we go on until every reading room is open again. '.repeat(8)}`)
    await page.getByRole('button', { name: 'Make it a thread' }).click()
    await expect(cards(page).first()).toContainText('(1/3)')
    await expect(cards(page).last()).toContainText('(3/3)')
    await expect(cards(page).last().getByRole('img', { name: 'A picture' })).toHaveCount(0)
    expect(await findings(page)).toEqual([])
    await cards(page).first().scrollIntoViewIfNeeded()
    await page.screenshot({ path: info.outputPath('thread.png') })
  })
})
