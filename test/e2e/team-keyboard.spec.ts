import { expect, type Locator } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'

test('the Team screen without a mouse: everything is reached in order, and dialogs give the keyboard back', async ({
  open,
}) => {
  test.setTimeout(120_000)
  const [first, second] = [await open(), await open()]
  const [ana, ben] = [new Person(first.page), new Person(second.page)]
  const { page } = first
  const { keyboard } = page
  await ana.startPlan('Save the Riverside Library', 'Ana')
  await ben.join(await ana.invite(), 'Ben')
  await expect(ana.pill).toHaveAccessibleName(/Synced with 1/)
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const comesBack = async (goal: Locator, dialog: string | RegExp) => {
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
    await keyboard.press('Escape')
    await expect(page.getByRole('dialog', { name: dialog })).toBeHidden()
    await expect(goal).toBeFocused()
  }

  await test.step('the Tab key goes from the people to how they are reached', async () => {
    await button('Invite someone').focus()
    for (const name of [
      'Role of Ana',
      'More about you',
      'Role of Ben',
      'More about Ben',
      /^Remove the computer/,
      'Add my other computer',
      /^(Why am I not|How am I) connected/,
    ]) {
      await keyboard.press('Tab')
      await expect(button(name)).toBeFocused()
      await expect(button(name)).toHaveAttribute('data-focus-visible', 'true')
    }
    for (const goal of [
      page.getByRole('checkbox', { name: 'Only on this network' }),
      button('Withdraw'),
      page.getByRole('textbox', { name: 'Connect to an address' }),
      button('Export changes…'),
      button('Apply a file…'),
    ]) {
      await keyboard.press('Tab')
      await expect(goal).toBeFocused()
    }
  })

  await test.step('each dialog opens by the keyboard, and gives it back', async () => {
    await button('Invite someone').focus()
    await keyboard.press('Enter')
    await comesBack(button('Invite someone'), 'Invite someone')
    await button('Add my other computer').focus()
    await keyboard.press('Enter')
    await comesBack(button('Add my other computer'), /other computer/)
    await button('More about Ben').focus()
    await keyboard.press('Enter')
    await keyboard.press('Enter')
    await comesBack(button('More about Ben'), 'Remove Ben from the team?')
    await button(/^Remove the computer/).focus()
    await keyboard.press('Enter')
    await comesBack(button(/^Remove the computer/), /^Remove the computer/)
    await button('Role of Ana').focus()
    await keyboard.press('Enter')
    await page.getByRole('option', { name: 'Editor' }).press('Enter')
    await comesBack(button('Role of Ana'), 'Become editor yourself?')
  })

  await test.step('a role changes by the keyboard, which stays there, and so it does when an invitation is gone', async () => {
    await button('Role of Ben').focus()
    await keyboard.press('Enter')
    await page.getByRole('option', { name: 'Approver' }).press('Enter')
    await expect(button('Role of Ben')).toHaveText(/Approver/)
    await expect(button('Role of Ben')).toBeFocused()
    await button('Withdraw').focus()
    await keyboard.press('Enter')
    await expect(page.getByRole('list', { name: 'Open invitations' })).toBeHidden()
    await expect(page.getByRole('list', { name: 'Members and their computers' })).toBeFocused()
  })
})
