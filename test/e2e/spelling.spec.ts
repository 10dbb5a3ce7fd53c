import { expect } from '@playwright/test'
import { findings } from '../support/axe.ts'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'

test('a misspelt word is marked, mended by key, taught to the team; each is taken back by undo', async ({ open }) => {
  test.setTimeout(180_000)
  const first = await open()
  const ana = new Person(first.page)
  const { page } = ana
  const marked = page.locator('.mark-misspelt')
  const menu = page.getByRole('menu', { name: /^Spelling of/ })
  await ana.startPlan('Riverside Library', 'Zofiane')
  await ana.newPost('We recieve Zofiane at the Riverside #libary, brumpelig as ever. ')
  await ana.saysLanguage('British English')

  await test.step('only what no dictionary and no list of the plan knows is marked', async () => {
    await expect(marked).toHaveText(['recieve', 'brumpelig'])
    await expect(ana.editor).toHaveAttribute('spellcheck', 'false')
  })

  await test.step('from key to key: the next mistake, its suggestions, the right word', async () => {
    await ana.editor.click()
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.press('F7')
    await expect(menu).toBeVisible()
    await expect(menu.getByRole('menuitem', { name: 'receive', exact: true })).toBeFocused()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect(ana.editor).toContainText('We receive Zofiane')
    await expect(ana.editor).toBeFocused()
    await expect(marked).toHaveText(['brumpelig'])
    await page.keyboard.press('ControlOrMeta+z')
    await expect(ana.editor).toContainText('We recieve Zofiane')
    await expect(marked).toHaveText(['recieve', 'brumpelig'])
  })

  await test.step('the palette leads to the next mistake too, and Escape back to the text', async () => {
    await page.keyboard.press('ControlOrMeta+Home')
    await ana.palette('spelling', /^Next spelling mistake/)
    await expect(menu.getByRole('menuitem', { name: 'receive', exact: true })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(ana.editor).toBeFocused()
    await expect(marked).toHaveText(['recieve', 'brumpelig'])
  })

  await test.step('a word is taught to the team, and one is ignored in this post', async () => {
    await marked.last().click({ button: 'right' })
    await menu.getByRole('menuitem', { name: 'Add to the team’s words' }).click()
    await expect(marked).toHaveText(['recieve'])
    await ana.editor.click()
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.press('F7')
    await menu.getByRole('menuitem', { name: 'Ignore in this post' }).click()
    await expect(marked).toHaveCount(0)
    await page.keyboard.press('F7')
    await expect(page.getByText('No spelling mistakes in this text.')).toBeVisible()
  })

  const second = await open()
  const ben = new Person(second.page)
  const markedForBen = second.page.locator('.mark-misspelt')
  await test.step('Ben joins: the team’s words are right for him too, and what Ana ignores is not', async () => {
    await ben.join(await ana.invite(), 'Ben')
    await ben.openPost('brumpelig')
    await expect(markedForBen).toHaveText(['recieve'])
  })

  await test.step('what Ana taught is taken back by undo, for both', async () => {
    await ana.palette('undo', /^Undo/)
    await expect(markedForBen).toHaveText(['recieve', 'brumpelig'])
    await ana.goTo('Calendar')
    await ana.openPost('brumpelig')
    await expect(marked).toHaveText(['brumpelig'])
  })

  await test.step('and the marks can be switched off', async () => {
    await ana.goTo('Settings')
    await page.getByText('Mark misspelt words in posts').click()
    await expect(ana.editor).toHaveAttribute('spellcheck', 'true')
    await expect(marked).toHaveCount(0)
  })
})

test('in the browser host the dictionaries are there too', async ({ host, chromium }) => {
  const page = await chromium.newPage()
  await page.goto(host.entrance)
  const ana = new Person(page)
  await ana.startPlan('Bibliothek', 'Ana')
  await ana.newPost('Das Fahrad steht vor der Straßenbahnhaltestelle. ')
  await ana.saysLanguage('German')
  await expect(page.locator('.mark-misspelt')).toHaveText(['Fahrad'])
})
