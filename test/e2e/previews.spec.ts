import { expect, type Page } from '@playwright/test'
import { findings } from '../support/axe.ts'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
import { dropFiles, sampleFile, writePictures } from '../support/pictures.ts'

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

  await test.step('the shared text folds the preview of its first channel away in the panel, and shows it on the full page', async () => {
    await expect(page.getByRole('button', { name: 'Preview about as on X @ourgroup', exact: true })).toBeVisible()
    await expect(cards(page)).toHaveCount(0)
    await page.getByRole('button', { name: 'Full page' }).click()
    await expect(cards(page)).toContainText('example.org/news/the-libra…')
    await page.getByRole('button', { name: 'Back to the panel' }).click()
    await expect(cards(page)).toHaveCount(0)
  })

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
    await page.getByRole('textbox', { name: 'Content warning' }).fill('Good news')
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

test('a channel has its own media, and its own part of a picture; the others keep theirs', async ({ open }, info) => {
  test.setTimeout(120_000)
  const { page } = await open()
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.addChannel('X', '@us')
  await ana.addChannel('Bluesky', '@us.example')
  await ana.goTo('Calendar')
  await ana.newPost('Three views of the march')
  await ana.sendTo('X @us', 'Bluesky @us.example')
  await dropFiles(page, writePictures(info.outputPath('pictures'), 3), page.getByRole('region', { name: 'Open post' }))
  const described = page.getByRole('list', { name: 'Media of the post' }).getByRole('listitem')
  await expect(described).toHaveCount(3)
  for (const at of [1, 2, 3]) await page.getByLabel(`Alt text of Picture 00${at}`).fill(`View ${at}`)

  const goTo = (name: RegExp) => page.getByRole('tab', { name }).click()
  const shown = () =>
    cards(page)
      .getByRole('img')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
  const onChannel = page.getByRole('group', { name: 'Media on this channel' })

  await test.step('X leaves one out and turns the two others round', async () => {
    await goTo(/^X/)
    await page.getByRole('button', { name: /^Only on this channel/ }).click()
    await onChannel.getByText('Picture 002').click()
    await onChannel.getByRole('button', { name: 'Show Picture 003 earlier' }).click()
    await expect.poll(shown).toEqual(['View 3', 'View 1'])
  })

  await test.step('the post and Bluesky keep all three, also when the post is opened again', async () => {
    await page.getByRole('region', { name: 'Open post' }).getByRole('button', { name: 'Close', exact: true }).click()
    await ana.openPost('Three views')
    await expect(described).toHaveCount(3)
    for (const at of [1, 2, 3]) await expect(described.nth(at - 1).getByRole('textbox')).toHaveValue(`View ${at}`)
    await goTo(/^Bluesky/)
    await expect.poll(shown).toEqual(['View 1', 'View 2', 'View 3'])
    await goTo(/^X/)
    await expect.poll(shown).toEqual(['View 3', 'View 1'])
  })

  const part = (view: string) =>
    cards(page)
      .getByRole('img', { name: view })
      .locator('image')
      .evaluate((image) => ({ x: Number(image.getAttribute('x')), y: Number(image.getAttribute('y')) }))
  const panel = page.getByRole('complementary', { name: 'Asset' })
  const set = async (target: string) => {
    await panel.getByRole('button', { name: /Set on the picture$/ }).click()
    await page.getByRole('option', { name: target, exact: true }).click()
  }
  const onX = await part('View 1')
  await goTo(/^Bluesky/)
  const onBluesky = await part('View 1')

  await test.step('a crop for X is set in the Library: its preview follows, and that of Bluesky does not', async () => {
    await page.getByRole('button', { name: 'Show Picture 001 in the Library' }).click()
    await set('Crop for X @us')
    await panel.getByRole('button', { name: /Shape$/ }).click()
    await page.getByRole('option', { name: 'Square 1:1' }).click()
    const crop = panel.getByRole('slider', { name: 'Crop' })
    await crop.hover()
    await page.mouse.down()
    await crop.hover({ position: { x: 4, y: 4 } })
    await page.mouse.up()
    await expect(crop).toHaveAttribute('aria-valuetext', /^from 0% across/)
    await crop.focus()
    for (const key of ['ArrowRight', 'ArrowLeft']) {
      for (let press = 0; press < 6; press++) await page.keyboard.press(key)
      await expect(crop).toHaveAttribute('aria-valuenow', key === 'ArrowRight' ? '12' : '0')
    }
    await goTo(/^X/)
    await expect.poll(async () => (await part('View 1')).x).toBeGreaterThan(onX.x + 100)
    await goTo(/^Bluesky/)
    expect(await part('View 1')).toEqual(onBluesky)
  })

  await test.step('the focal point moves the picture where no crop is set', async () => {
    await goTo(/^X/)
    const cropped = await part('View 1')
    await set('Focal point, for every channel')
    const point = panel.getByRole('slider', { name: 'Focal point' })
    await point.click({ position: { x: 4, y: 4 } })
    await expect(point).toHaveAttribute('aria-valuenow', /^[0-9]$/)
    expect(await part('View 1')).toEqual(cropped)
    await goTo(/^Bluesky/)
    await expect.poll(async () => (await part('View 1')).y).toBe(0)
  })
})
