import { writeFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { findings } from '../support/axe.ts'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
import { dropFiles, sampleFile, writePictures } from '../support/pictures.ts'
import { resize, sizes } from '../support/sizes.ts'

const arrived = (page: Page) =>
  expect(page.getByRole('region', { name: 'Adding files' })).toBeHidden({ timeout: 120_000 })

test('the Library empty, with few and with 500, and a post with media, in both themes and two sizes, for the eye and axe', async ({
  open,
}, info) => {
  test.setTimeout(300_000)
  const placard = await open()
  const { page } = placard
  const ana = new Person(page)
  /** Takes a picture in both themes and sizes, and asks axe in each theme. */
  const shoot = async (name: string) => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      for (const size of sizes) {
        await resize(placard, size)
        await page.screenshot({ path: info.outputPath(`${name}-${scheme}-${size.width}.png`) })
      }
      expect.soft(await findings(page), `${name}, ${scheme}`).toEqual([])
    }
    await resize(placard, sizes[0])
  }
  await ana.startPlan('Climate desk', 'Ana')
  await ana.goTo('Library')
  await shoot('empty')

  const library = page.getByText('Drop pictures and videos here')
  const drawing = info.outputPath('sticker.svg')
  writeFileSync(
    drawing,
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300"><circle cx="150" cy="150" r="140" fill="#1f5fa8"/><path d="M70 150l50 60 110-120" fill="none" stroke="#fff" stroke-width="30"/></svg>',
  )
  const pictures = writePictures(info.outputPath('pictures'), 500)
  const wrong = info.outputPath('Group photo.heic')
  writeFileSync(wrong, '\0\0\0\x18ftypheic\0\0\0\0mif1heic')
  const few = ['photo.jpg', 'clip.mp4', 'moving.gif', 'photo.avif'].map(sampleFile)
  await dropFiles(page, [...few, drawing, ...pictures.slice(0, 6), wrong], library)
  await arrived(page)
  await shoot('refused')
  await page.getByRole('region', { name: 'Files added' }).getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  const assets = page.getByRole('listbox', { name: 'Assets' }).getByRole('option')
  await assets.filter({ hasText: 'Picture 002' }).click()
  await page.getByLabel('Folder').fill('Spring campaign')
  await page.keyboard.press('Enter')
  await assets.first().focus()
  await page.keyboard.press('s')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await assets.filter({ hasText: 'Picture 002' }).click()
  await shoot('few')

  await ana.goTo('Calendar')
  await ana.newPost('Doors open at 6 pm on Friday. Bring a friend, a placard and a good pair of shoes. #ActOnClimate')
  await page.getByRole('button', { name: /^Next free slot/ }).click()
  await dropFiles(
    page,
    [...pictures.slice(0, 2), sampleFile('clip.mp4')],
    page.getByRole('region', { name: 'Open post' }),
  )
  await page
    .getByLabel('Alt text of Picture 001')
    .fill('A crowd in front of the town hall, under a banner that says Act now')
  await arrived(page)
  await page.getByRole('region', { name: 'Files added' }).getByRole('button', { name: 'Close' }).click()
  await shoot('composer')
  await page.getByRole('button', { name: 'Full page' }).click()
  await shoot('composer-wide')
  await page.getByRole('button', { name: 'Add media' }).click()
  await page.getByRole('menuitem', { name: 'From the Library…' }).click()
  await expect(page.getByRole('dialog', { name: 'Add from the Library' }).locator('img').first()).toBeVisible()
  await shoot('picker')
  await page.keyboard.press('Escape')
  await ana.goTo('Board')
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await shoot('board')

  await ana.goTo('Library')
  await dropFiles(page, pictures, assets.first())
  await expect(page.getByRole('region', { name: 'Adding files' })).toContainText('of 500')
  await shoot('adding')
  await arrived(page)
  await page.getByRole('region', { name: 'Files added' }).getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await shoot('many')
})
