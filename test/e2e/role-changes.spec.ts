import { expect } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'

test('a role that changes while somebody writes loses no letter, says what happened, and gives all back', async ({
  open,
}, info) => {
  test.setTimeout(180_000)
  const [first, second] = [await open(), await open()]
  const [ana, ben] = [new Person(first.page), new Person(second.page)]
  const { page } = second
  const says = (words: RegExp) => page.getByRole('status').filter({ hasText: words })
  const giveRole = async (role: string) => {
    await first.page.getByRole('button', { name: /Role of Ben/ }).click()
    await first.page.getByRole('option', { name: role }).click()
  }
  await ana.startPlan('Save the Riverside Library', 'Ana')
  await ana.newPost('The library stays open.')
  await first.page.keyboard.press('Escape')
  const code = await ana.invite('One person', 'Editor')
  await ben.join(code, 'Ben')
  await ben.openPost('The library stays open')

  const text = await test.step('Ben writes on while Ana makes him a viewer', async () => {
    await ben.editor.click()
    await page.keyboard.press('ControlOrMeta+End')
    const words = ` ${'Come on Friday and bring a friend. '.repeat(8)}`
    const typing = page.keyboard.type(words, { delay: 20 })
    await giveRole('Viewer')
    await expect(says(/You are a viewer now.*What you wrote until now is kept/)).toBeVisible()
    await typing
    await expect(ben.editor).toHaveAttribute('aria-readonly', 'true')
    await page.screenshot({ path: info.outputPath('demoted.png') })
    const left = (await ben.editor.textContent()) ?? ''
    expect(`The library stays open.${words}`.startsWith(left)).toBe(true)
    expect(left.length).toBeGreaterThan('The library stays open.'.length)
    await expect(ben.editor).toBeFocused()
    return left
  })

  await test.step('the keyboard stays in any other field too, which then changes nothing', async () => {
    await giveRole('Editor')
    await expect(says(/You are an editor now/)).toBeVisible()
    const field = page.getByRole('region', { name: 'Open post' }).getByRole('combobox', { name: 'Tags' })
    await field.fill('spr')
    await giveRole('Viewer')
    await expect(field).toHaveAttribute('readonly', '')
    await expect(field).toBeFocused()
    await page.keyboard.type('ing')
    await expect(field).toHaveValue('spr')
    await page.keyboard.press('Shift+Tab')
    await expect(field).toBeDisabled()
  })

  await test.step('as a viewer he changes nothing anywhere, and is told why', async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'New post', exact: true })).toBeDisabled()
    await ben.goTo('Board')
    await expect(page.getByRole('button', { name: 'New post in Draft' })).toBeDisabled()
    await page
      .getByRole('option', { name: /The library stays open/ })
      .dragTo(page.getByRole('region', { name: /^Draft/ }))
    await expect(page.getByRole('listbox', { name: 'Idea' }).getByRole('option')).toHaveCount(1)
    await ben.goTo('Library')
    await expect(page.getByRole('button', { name: 'Add files' })).toBeDisabled()
    await ben.goTo('Settings')
    await expect(page.getByRole('button', { name: 'Add a channel' })).toBeDisabled()
    await expect(page.getByRole('button', { name: 'Save posts as: JSON' })).toBeEnabled()
    await ben.goTo('Team')
    await expect(page.getByRole('list', { name: 'Members and their computers' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Invite someone' })).toBeHidden()
    await page.keyboard.press('n')
    await expect(page.getByRole('region', { name: 'Open post' })).toBeHidden()
  })

  await test.step('as an editor again he writes on, and Ana has every letter', async () => {
    await ben.openPost('The library stays open')
    await giveRole('Editor')
    await expect(says(/You are an editor now/)).toBeVisible()
    await expect(ben.editor).toHaveAttribute('aria-readonly', 'false')
    await expect(ben.editor).toHaveText(text)
    await ben.editor.click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type(' All of it.')
    await ana.openPost('All of it.')
    await expect(ana.editor).toHaveText(`${text} All of it.`)
  })
})
