import { writeFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { findings } from '../support/axe.ts'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
import { makeLargePng } from '../support/pictures.ts'
import { resize, sizes } from '../support/sizes.ts'

const assets = (page: Page) => page.getByRole('listbox', { name: 'Assets' }).getByRole('option')
const asset = (page: Page, name: string) => assets(page).filter({ hasText: name })
const panel = (page: Page) => page.getByRole('complementary', { name: 'Asset' })

test('a file that is elsewhere says who has it and when they were here, comes when it is asked for, and can be stopped', async ({
  open,
}, info) => {
  test.setTimeout(180_000)
  const files = [1, 2, 3].map((seed) => {
    const file = info.outputPath(`Print ${seed}.png`)
    writeFileSync(file, makeLargePng(seed, 1200, 1200))
    return file
  })
  const first = await open()
  const ana = new Person(first.page)
  await ana.startPlan('Poster workshop', 'Ana')
  const code = await ana.invite()
  const second = await open()
  const ben = new Person(second.page)
  const { page } = second
  const shoot = async (name: string) => {
    for (const theme of ['Light', 'Dark'] as const) {
      await ben.palette(`${theme} theme`, new RegExp(`${theme} theme`))
      for (const size of sizes) {
        await resize(second, size)
        await page.screenshot({ path: info.outputPath(`${name}-${theme.toLowerCase()}-${size.width}.png`) })
      }
    }
  }
  await ben.join(code, 'Ben')

  await test.step('Ben fetches originals only when he opens them; Ana adds three prints', async () => {
    await ben.goTo('Settings')
    await page.getByRole('radio', { name: 'Fetch when I open them' }).click()
    await ana.goTo('Library')
    const chosen = first.page.waitForEvent('filechooser')
    await first.page.getByRole('button', { name: 'Add files' }).click()
    await (await chosen).setFiles(files)
    await expect(assets(first.page)).toHaveCount(3)
    await expect(page.getByText(/3 files, .+ are kept on other computers only/)).toBeVisible()
    await ben.goTo('Library')
    await expect(assets(page).locator('img')).toHaveCount(3)
    await expect(asset(page, 'Print 1')).toContainText('On another computer')
  })

  await test.step('one that he opens comes', async () => {
    await asset(page, 'Print 1').click()
    await expect(panel(page)).toContainText('On this computer, and on 1 other computer')
    await expect(asset(page, 'Print 1')).not.toContainText('On another computer')
  })

  await test.step('with Ana away the next one says so; he stops it, and asks for it again', async () => {
    await first.close()
    await asset(page, 'Print 2').click()
    await expect(panel(page)).toContainText('Not on this computer. Ana has it, last heard')
    await expect(panel(page)).toContainText('It comes by itself as soon as someone who has it is online.')
    expect(await findings(page)).toEqual([])
    await shoot('waiting')
    await panel(page).getByRole('button', { name: 'Stop fetching it' }).click()
    await expect(panel(page)).toContainText('It is not asked for until you say so.')
    await panel(page)
      .getByRole('button', { name: /^Get it, / })
      .click()
    await expect(panel(page).getByRole('button', { name: 'Stop fetching it' })).toBeVisible()
    await panel(page).getByRole('button', { name: 'New post with it' }).click()
    await expect(page.getByRole('list', { name: /media/i })).toContainText('Ana has it, last heard')
    await shoot('composer')
  })

  await test.step('the settings say what is awaited and what is elsewhere', async () => {
    await ben.goTo('Settings')
    const media = page.getByRole('main').getByRole('region', { name: 'Media' })
    await expect(media).toContainText(/1 file will come when someone who has them is online. Last heard: Ana/)
    await expect(media).toContainText(/1 file, .+ is kept on other computers only/)
    await media.scrollIntoViewIfNeeded()
    await shoot('settings')
    await media.getByRole('button', { name: 'Stop fetching it' }).click()
    await expect(media).toContainText(/2 files, .+ are kept on other computers only/)
    await expect(media.getByRole('status')).toHaveText('1 file not asked for until you say so.')
    expect(await findings(page)).toEqual([])
    await shoot('stopped')
    await media.getByRole('button', { name: 'Fetch after all' }).click()
    await expect(media).toContainText(/1 file will come when someone who has them is online/)
  })

  await test.step('Ana is back, and what was asked for comes', async () => {
    const again = new Person((await open({ profile: first.profile })).page)
    await again.isBack()
    await ben.goTo('Library')
    await expect(asset(page, 'Print 2')).not.toContainText(/computer/, { timeout: 30_000 })
    await expect(asset(page, 'Print 3')).toContainText('On another computer')
  })
})
