import { writeFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
import { makeLargePng } from '../support/pictures.ts'

const media = (page: Page) => page.getByRole('region', { name: 'Media on this computer' })
const fetching = (page: Page) => media(page).getByRole('progressbar')
const assets = (page: Page) => page.getByRole('listbox', { name: 'Assets' }).getByRole('option')

/** Resolves in the page, at the frame in which the bar shows that something has come and something is missing. */
const halfWay = (page: Page) =>
  page.waitForFunction(
    () => {
      const bar = document.querySelector('[role=progressbar]')
      const share = Number(bar?.getAttribute('aria-valuenow') ?? 0)
      return share > 5 && share < 95
    },
    undefined,
    { polling: 'raf', timeout: 60_000 },
  )

test('files of 50 MB come to the other computer with progress; killed in the middle, it goes on where it stopped', async ({
  open,
}, info) => {
  test.setTimeout(300_000)
  const files = [1, 2, 3].map((seed) => {
    const file = info.outputPath(`Print ${seed}.png`)
    writeFileSync(file, makeLargePng(seed, 4096, 4050))
    return file
  })
  const first = await open()
  let ana = new Person(first.page)
  await ana.startPlan('Poster workshop', 'Ana')
  const code = await ana.invite()
  const second = await open()
  let ben = new Person(second.page)
  await ben.join(code, 'Ben')
  await expect(ben.pill).toHaveAccessibleName(/Synced with 1/, { timeout: 60_000 })
  await ben.goTo('Settings')
  await expect(media(ben.page)).toContainText('Nothing here yet')

  await test.step('Ana adds three prints of 50 MB; Ben sees them come, and is killed', async () => {
    await ana.goTo('Library')
    const chosen = ana.page.waitForEvent('filechooser')
    await ana.page.getByRole('button', { name: 'Add files' }).click()
    await (await chosen).setFiles(files)
    await halfWay(ben.page)
    await second.kill()
    await expect(assets(ana.page)).toHaveCount(3, { timeout: 60_000 })
  })

  await test.step('alone and back, Ben has what had come, and waits for the rest', async () => {
    await first.close()
    const again = await open({ profile: second.profile })
    ben = new Person(again.page)
    await ben.isBack()
    await ben.goTo('Settings')
    await expect(media(ben.page)).toContainText(/files? will come when someone who has them is online/)
    await expect(media(ben.page)).toContainText(/\d files? here, [\d.]+ MB/)
    await ben.page.screenshot({ path: info.outputPath('waiting.png') })
  })

  await test.step('with Ana there again, all comes', async () => {
    const again = await open({ profile: first.profile })
    ana = new Person(again.page)
    await ana.isBack()
    await ana.goTo('Settings')
    await expect(media(ana.page)).toContainText('9 files here', { timeout: 30_000 })
    await expect(media(ben.page)).toContainText('9 files here', { timeout: 60_000 })
    await expect(fetching(ben.page)).toBeHidden()
    const here = /9 files here, [\d.]+ MB/
    const ofAna = (await media(ana.page).textContent())?.match(here)?.[0]
    expect((await media(ben.page).textContent())?.match(here)?.[0]).toBe(ofAna)
    await ben.goTo('Library')
    await expect(assets(ben.page).locator('img')).toHaveCount(3)
  })
})
