import { expect, type Page } from '@playwright/test'
import { findings } from '../support/axe.ts'
import { test } from '../support/e2e.ts'
import { Person, realPosts } from '../support/person.ts'

/** Closes what stands above the screen. */
async function dismiss(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** A place in the app, how to get there, and how to leave it when it stands above the screen. */
type Place = readonly [
  name: string,
  go: (ana: Person, page: Page) => Promise<void>,
  leave?: (page: Page) => Promise<void>,
]

const places: readonly Place[] = [
  [
    'month',
    async (ana, page) => {
      await ana.goTo('Calendar')
      await page.getByRole('radio', { name: 'Month' }).click()
      await expect(page.getByRole('grid').getByText(/lifetime of service/)).toBeVisible()
    },
  ],
  ['week', async (_ana, page) => page.getByRole('radio', { name: 'Week' }).click()],
  ['list', async (_ana, page) => page.getByRole('radio', { name: 'List' }).click()],
  ['composer', async (ana) => ana.openPost('lifetime of service')],
  ['board with an open post', async (ana) => ana.goTo('Board')],
  [
    'filter',
    async (_ana, page) => {
      await page.getByRole('button', { name: 'Filter', exact: true }).click()
      await expect(page.getByRole('dialog', { name: 'Filter the posts' })).toBeVisible()
    },
    dismiss,
  ],
  [
    'palette',
    async (_ana, page) => {
      await page.keyboard.press('ControlOrMeta+k')
      await page.getByRole('dialog', { name: 'Find or do anything' }).getByRole('textbox').fill('climate')
      await expect(page.getByRole('option', { name: /climate/i }).first()).toBeVisible()
    },
    dismiss,
  ],
  [
    'library',
    async (ana, page) => {
      await ana.goTo('Library')
      await expect(page.getByText('Drop pictures and videos here')).toBeVisible()
    },
  ],
  [
    'changes as a file',
    async (ana, page) => {
      await ana.palette('export changes', /Export changes/)
      await expect(page.getByRole('dialog')).toBeVisible()
    },
    dismiss,
  ],
  ['team', async (ana) => ana.goTo('Team')],
  [
    'invitation',
    async (_ana, page) => {
      await page.getByRole('button', { name: 'Invite someone' }).first().click()
      const dialog = page.getByRole('dialog', { name: 'Invite someone' })
      await dialog.getByRole('button', { name: 'Make the invitation' }).click()
      await expect(dialog.getByLabel('Invitation code')).toBeVisible()
    },
    dismiss,
  ],
  ['settings', async (ana) => ana.goTo('Settings')],
  [
    'channel',
    async (_ana, page) => {
      await page.getByRole('button', { name: 'Add a channel' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
    dismiss,
  ],
  [
    'shortcuts',
    async (ana, page) => {
      await ana.palette('shortcuts', /Keyboard shortcuts/)
      await expect(page.getByRole('dialog', { name: 'Help' }).getByText('Find and replace in the text')).toBeVisible()
    },
    dismiss,
  ],
  [
    'help',
    async (ana, page) => {
      await ana.palette('usb stick', /Help: Without a network/)
      const help = page.getByRole('dialog', { name: 'Help' })
      await expect(help.getByRole('article', { name: 'Without a network' })).toContainText('only your team can open it')
      await help.getByRole('searchbox', { name: 'Search the help' }).fill('daylight')
      await expect(help.getByRole('article', { name: 'Times and zones' })).toBeVisible()
    },
    // Escape would first clear the search.
    async (page) => page.getByRole('dialog', { name: 'Help' }).getByRole('button', { name: 'Close' }).click(),
  ],
  [
    'import, columns',
    async (ana, page) => {
      await ana.chooseFile(realPosts)
      await expect(page.getByRole('button', { name: 'Check the posts' })).toBeVisible()
    },
  ],
  [
    'import, check',
    async (_ana, page) => {
      await page.getByRole('button', { name: 'Check the posts' }).click()
      await expect(page.getByRole('list').first()).toBeVisible()
    },
    dismiss,
  ],
]

for (const theme of ['Light', 'Dark'] as const) {
  test(`no screen or dialog has a finding of axe, in the ${theme.toLowerCase()} theme`, async ({ open }, info) => {
    test.setTimeout(180_000)
    const { page } = await open()
    const ana = new Person(page)
    await page.emulateMedia({ colorScheme: theme === 'Light' ? 'light' : 'dark' })
    await expect(page.getByRole('heading', { name: 'Start a plan' })).toBeVisible()
    expect.soft(await findings(page), 'first run').toEqual([])
    await page.getByRole('button', { name: 'Join with an invitation' }).click()
    await expect(page.getByRole('dialog', { name: 'Join a team' })).toBeVisible()
    expect.soft(await findings(page), 'join').toEqual([])
    await dismiss(page)
    await page.getByRole('button', { name: 'Open the sample plan' }).click()
    await page.getByRole('button', { name: 'Show the newest' }).click()
    await ana.palette(`${theme} theme`, new RegExp(`${theme} theme`))
    await expect(page.getByRole('dialog')).toHaveCount(0)
    for (const [name, go, leave] of places) {
      await test.step(name, async () => {
        await go(ana, page)
        await page.screenshot({ path: info.outputPath(`${name}.png`) })
        expect.soft(await findings(page), name).toEqual([])
        await leave?.(page)
      })
    }
  })
}

test('without a mouse: write, move, decide, find again and close', async ({ open }) => {
  test.setTimeout(120_000)
  const { page } = await open()
  const ana = new Person(page)
  const keys = page.keyboard

  await test.step('start a plan', async () => {
    await ana.tabTo(page.getByLabel('What is the plan called?'))
    await keys.type('Climate desk')
    await ana.tabTo(page.getByLabel('Your name, as the team knows you'))
    await keys.type('Ana')
    await keys.press('Enter')
    await expect(page.getByRole('grid')).toBeVisible()
  })

  const post = page.getByRole('button', { name: /Rally at noon/ })
  await test.step('calendar: create on a day, close, move to the next day, open again', async () => {
    await ana.tabTo(page.locator('[role="gridcell"][tabindex="0"]'))
    // The last day of a month may end the grid: a day two weeks earlier has a day after it.
    await keys.press('ArrowUp')
    await keys.press('ArrowUp')
    const day = await page.locator('[role="gridcell"]:focus').getAttribute('data-day')
    await keys.press('Enter')
    await expect(ana.editor).toBeFocused()
    await keys.type('Rally at noon')
    await expect(page.getByRole('grid').getByText('Rally at noon')).toBeVisible()
    await keys.press('Escape')
    await expect(ana.editor).toBeHidden()
    await expect(page.locator(`[data-day="${day}"]`).getByRole('button', { name: /Rally at noon/ })).toBeFocused()
    await keys.press('Shift+ArrowRight')
    await expect(page.locator(`[data-day="${day}"]`).getByRole('button', { name: /Rally at noon/ })).toHaveCount(0)
    await expect(post).toBeFocused()
    await keys.press('Enter')
    await expect(ana.editor).toBeFocused()
  })

  await test.step('composer: set the status', async () => {
    await ana.tabTo(page.getByRole('button', { name: /Status/ }))
    await keys.press('Enter')
    await expect(page.getByRole('option', { name: 'Draft' })).toBeFocused()
    await keys.press('ArrowUp')
    await keys.press('Enter')
    await expect(page.getByRole('button', { name: /Status/ })).toContainText('Idea')
    await expect(page.getByRole('button', { name: /Status/ })).toBeFocused()
    await keys.press('Escape')
    await expect(ana.editor).toBeHidden()
  })

  const card = page.getByRole('option', { name: /Rally at noon/ })
  await test.step('board: move, open, close', async () => {
    await keys.press('2')
    await expect(page.getByRole('region', { name: 'Idea', exact: true }).getByRole('option')).toHaveCount(1)
    await ana.tabTo(card)
    await keys.press('ControlOrMeta+ArrowRight')
    await expect(page.getByRole('region', { name: 'Draft', exact: true }).getByRole('option')).toBeFocused()
    await keys.press('Enter')
    await expect(ana.editor).toContainText('Rally at noon')
    await expect(ana.editor).toBeFocused()
    await keys.press('Escape')
    await expect(ana.editor).toBeHidden()
    await expect(card).toBeFocused()
    await keys.press('Delete')
    await expect(card).toHaveCount(0)
  })

  await test.step('undo and find it from the palette', async () => {
    await keys.press('ControlOrMeta+z')
    await expect(card).toHaveCount(1)
    await keys.press('ControlOrMeta+k')
    await keys.type('Rally')
    await expect(page.getByRole('dialog').getByRole('option', { name: /Rally at noon/ })).toBeVisible()
    await keys.press('Enter')
    await expect(ana.editor).toContainText('Rally at noon')
  })
})

test('the keyboard on a tick far down in the settings scrolls the settings, and not the window', async ({ open }) => {
  const { page } = await open()
  const ana = new Person(page)
  await ana.startPlan('Save the Riverside Library', 'Ana')
  await ana.goTo('Settings')
  await page.getByRole('button', { name: 'Save a copy…' }).focus()
  await page.getByRole('checkbox', { name: 'Mark misspelt words in posts' }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeInViewport({ ratio: 1 })
  await page.getByRole('checkbox', { name: 'Mark misspelt words in posts' }).evaluate((tick) => tick.scrollIntoView())
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeInViewport({ ratio: 1 })
})
