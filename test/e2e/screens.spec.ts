import { expect, type Page } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
import { resize, sizes } from '../support/sizes.ts'

/** Each screen of the sample plan, and how to get there. */
const screens: readonly (readonly [name: string, go: (ana: Person, page: Page) => Promise<void>])[] = [
  ['month', async (ana) => ana.goTo('Calendar')],
  ['week', async (_ana, page) => page.getByRole('radio', { name: 'Week' }).click()],
  ['list', async (_ana, page) => page.getByRole('radio', { name: 'List' }).click()],
  [
    'composer',
    async (ana, page) => {
      await page.getByRole('radio', { name: 'Month' }).click()
      await ana.openPost('Thank the volunteers')
    },
  ],
  [
    'board',
    async (ana, page) => {
      await page.getByRole('button', { name: 'Close', exact: true }).click()
      await ana.goTo('Board')
    },
  ],
  ['team', async (ana) => ana.goTo('Team')],
  ['settings', async (ana) => ana.goTo('Settings')],
  [
    'palette',
    async (ana, page) => {
      await ana.goTo('Calendar')
      await page.keyboard.press('ControlOrMeta+k')
      await page.getByRole('dialog', { name: 'Find or do anything' }).getByRole('textbox').fill('climate')
      await expect(page.getByRole('option', { name: /climate/i }).first()).toBeVisible()
    },
  ],
]

/** What the team is working on in the pictures, by column of the board. */
const work = [
  ['Idea', 'Ask for questions before the town hall on Thursday'],
  ['Idea', 'A picture a day of the people behind the petition'],
  ['Draft', 'Explain the new rule in one picture #ActOnClimate'],
  [
    'Draft',
    'Five things that your council decided without telling you, and the page of the minutes where each one stands',
  ],
  [
    'Review',
    'Thank the volunteers who ran the phone bank last week. #ActOnClimate Photos: https://example.org/phone-bank',
  ],
  ['Approved', 'Doors open at 6 pm on Friday. Bring a friend, a placard and a good pair of shoes.'],
] as const
/** From the newest post back to July 2015, with 173 posts. */
const monthsToABusyOne = 27

test('every screen in both themes and two sizes, for the eye', async ({ open }, info) => {
  test.setTimeout(240_000)
  const placard = await open()
  const { page } = placard
  const ana = new Person(page)
  const shoot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) })
  await expect(page.getByRole('heading', { name: 'Placard' })).toBeVisible()
  await shoot('first-run')
  await page.getByRole('button', { name: 'Open the sample plan' }).click()
  await page.getByRole('button', { name: 'Show the newest' }).click()
  await expect(page.getByRole('grid').getByText(/lifetime of service/)).toBeVisible()
  await ana.goTo('Board')
  for (const [column, text] of work) {
    const isApproved = column === 'Approved'
    await page.getByRole('button', { name: `New post in ${isApproved ? 'Review' : column}` }).click()
    await expect(ana.editor).toBeFocused()
    await page.keyboard.type(text)
    if (isApproved) await page.getByRole('button', { name: 'Approve', exact: true }).click()
    await page.getByRole('button', { name: 'Close', exact: true }).click()
  }
  await ana.goTo('Calendar')
  for (let month = 0; month < monthsToABusyOne; month++) {
    await page.getByRole('button', { name: 'Previous month' }).click()
  }
  for (const theme of ['Light', 'Dark'] as const) {
    await ana.palette(`${theme} theme`, new RegExp(`${theme} theme`))
    for (const size of sizes) {
      await resize(placard, size)
      for (const [name, go] of screens) {
        await go(ana, page)
        await shoot(`${name}-${theme.toLowerCase()}-${size.width}`)
      }
      await page.keyboard.press('Escape')
    }
  }
})
