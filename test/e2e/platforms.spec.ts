import { expect, type Page } from '@playwright/test'
import { findings } from '../support/axe.ts'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'

const counters = (page: Page) => page.getByRole('list', { name: 'Length of the text' })
const toMend = (page: Page) => page.getByRole('list', { name: 'To mend' })

test('counters follow every key, the part that is too long is marked, and a thread mends it', async ({ open }) => {
  test.setTimeout(120_000)
  const { page } = await open()
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.addChannel('X', '@us')
  await ana.addChannel('Mastodon', '@us@example.social')
  await ana.goTo('Calendar')
  await ana.newPost('Come on Friday! 👨‍👩‍👧‍👦 example.com')
  await ana.sendTo('X @us', 'Mastodon @us@example.social')

  await expect(counters(page).getByRole('listitem')).toHaveText([
    /X @us: 42 of 280/,
    /Mastodon @us@example.social: 29 of 500/,
  ])
  await expect(toMend(page)).toContainText('A link is not on its own line')

  await test.step('over the limit of X, not over that of Mastodon', async () => {
    await ana.editor.focus()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.insertText(` ${'We march for the climate. '.repeat(12)}`.trimEnd())
    await expect(counters(page)).toContainText(/X @us: \d+ of 280, \d+ too many/)
    await expect(counters(page)).toContainText(/Mastodon @us@example.social: \d+ of 500/)
    await expect(page.locator('.mark-over').first()).toBeVisible()
    await expect(toMend(page)).toContainText(/over the limit of 280.*Shorten it, or let it become a thread/)
  })

  await test.step('the tile and the card in the views say so too', async () => {
    const mark = page.getByRole('img', { name: 'To mend for X', exact: true })
    await page.getByRole('button', { name: /^Next free slot/ }).click()
    await expect(mark.first()).toBeVisible()
    await ana.goTo('Board')
    await expect(mark.first()).toBeVisible()
    await ana.goTo('Calendar')
  })

  await test.step('a channel may have a limit of its own', async () => {
    await ana.goTo('Settings')
    await page.getByRole('button', { name: 'Edit @us', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText(/Usually 280 .*Limits checked .*2026/)
    await dialog.getByLabel('Longest text, if not the usual').fill('25000')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toBeHidden()
    await ana.goTo('Calendar')
    await expect(page.getByRole('img', { name: 'To mend for X', exact: true })).toHaveCount(0)
    await ana.openPost('Come on Friday')
    await expect(counters(page)).toContainText(/X @us: \d+ of 25,000/)
    await ana.goTo('Settings')
    await page.getByRole('button', { name: 'Edit @us', exact: true }).click()
    await dialog.getByLabel('Longest text, if not the usual').fill('')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await ana.goTo('Calendar')
    await ana.openPost('Come on Friday')
  })

  await test.step('as a thread it is not too long any more', async () => {
    await page.getByRole('button', { name: 'Make it a thread' }).click()
    await expect(page.getByRole('button', { name: 'Make it a thread' })).toBeHidden()
    await expect(page.locator('.mark-over')).toHaveCount(0)
    await expect(toMend(page)).not.toContainText('over the limit')
    await expect(page.getByRole('img', { name: /^To mend for/ })).toHaveCount(0)
  })

  await test.step('the limits say where they are published and when they were checked', async () => {
    await page.getByRole('button', { name: 'Limits' }).click()
    const limits = page.getByRole('dialog', { name: 'Limits' })
    await expect(limits).toContainText('docs.x.com')
    await expect(limits).toContainText(/Limits checked .*2026/)
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
  })
})

const platforms = [
  ['X', '@ourgroup'],
  ['Bluesky', '@ourgroup.example'],
  ['Mastodon', '@ourgroup@example.social'],
  ['Threads', '@ourgroup'],
  ['Instagram', '@ourgroup'],
  ['Facebook', 'Our Group'],
  ['LinkedIn', 'Our Group'],
  ['TikTok', '@ourgroup'],
  ['Telegram', '@ourgroup'],
  ['WhatsApp', 'Our Group'],
  ['YouTube', '@ourgroup'],
  ['Email', 'news@example.org'],
] as const

const long = [
  'Doors open at 6 pm on Friday. Bring a friend, a placard and a good pair of shoes! 🪧👟',
  'We meet at the town hall and walk to the bridge together. There will be music, soup and short speeches. Children are welcome, and there is a quiet room for everybody who needs one.',
  '#ActOnClimate #Friday',
  'https://example.org/events/friday-march?utm_source=us&utm_campaign=friday',
].join('\n\n')

test('the composer for each platform in both themes, for the eye', async ({ open }, info) => {
  test.setTimeout(240_000)
  const placard = await open()
  const { page, app } = placard
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  for (const [platform, account] of platforms) await ana.addChannel(platform, account)
  await ana.goTo('Calendar')
  await ana.newPost('')
  await page.keyboard.insertText(long)
  await ana.sendTo(...platforms.map(([platform, account]) => `${platform} ${account}`))
  for (const theme of ['Light', 'Dark'] as const) {
    await ana.palette(`${theme} theme`, new RegExp(`${theme} theme`))
    for (const [width, height] of [
      [1280, 800],
      [1920, 1080],
    ] as const) {
      await app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]),
        [width, height] as const,
      )
      await page.waitForFunction((wanted) => window.innerWidth === wanted, width)
      const shoot = (name: string) =>
        page.screenshot({ path: info.outputPath(`${name}-${theme.toLowerCase()}-${width}.png`) })
      await page.getByRole('tab', { name: 'Shared text' }).click()
      await shoot('shared')
      if (width === 1920) await page.getByRole('button', { name: 'Full page' }).click()
      for (const [platform] of platforms) {
        await page.getByRole('tab', { name: new RegExp(`^${platform}`) }).click()
        await page.getByRole('article', { name: 'Preview 1' }).scrollIntoViewIfNeeded()
        await shoot(platform)
        if (width === 1280) expect(await findings(page)).toEqual([])
      }
      if (width === 1920) await page.getByRole('button', { name: 'Back to the panel' }).click()
    }
  }
})
