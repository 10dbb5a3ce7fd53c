import { expect, type Page } from '@playwright/test'
import { findings } from '../support/axe.ts'
import { test } from '../support/e2e.ts'
import type { RunningPlacard } from '../support/electron.ts'
import { Person } from '../support/person.ts'
import { shootBoth } from '../support/sizes.ts'

const week = 7 * 24 * 60 * 60 * 1000

/** Makes a code in a dialog that is open, and leaves it open. */
async function codeOf(page: Page, make: string): Promise<string> {
  await page.getByRole('button', { name: make }).click()
  return (await page.getByLabel('Invitation code').textContent()) ?? ''
}

test('who makes a code sees who uses it, and when it ends', async ({ open }, info) => {
  test.setTimeout(240_000)
  const shoot = (of: RunningPlacard, name: string) => shootBoth(of, (file) => info.outputPath(`${name}-${file}`))
  const [first, second, third] = [await open(), await open(), await open()]
  const [ana, ben, laptop] = [new Person(first.page), new Person(second.page), new Person(third.page)]
  const { page } = first
  const invite = page.getByRole('dialog', { name: 'Invite someone' })
  const pair = page.getByRole('dialog', { name: 'Add my other computer' })

  await test.step('Ana invites one person, and sees that it is Ben who joins', async () => {
    await ana.startPlan('Save the Riverside Library', 'Ana')
    await ana.goTo('Team')
    await page.getByRole('button', { name: 'Invite someone' }).first().click()
    const code = await codeOf(page, 'Make the invitation')
    await expect(invite.getByRole('status', { name: 'Use of the code' })).toHaveText(/Nobody has used it yet/)
    await shoot(first, 'waiting')
    await ben.join(code, 'Ben')
    await expect(
      second.page.getByText('You have joined “Save the Riverside Library”, as editor: you write, plan and schedule.'),
    ).toBeVisible()
    await shoot(second, 'welcome')
    await expect(invite.getByRole('status', { name: 'Use of the code' })).toHaveText(
      /Ben joined with this code at .+, on “.+”/,
    )
    await expect(page.getByLabel('Invitation code')).toBeHidden()
    expect(await findings(page)).toEqual([])
    await shoot(first, 'joined')
    await page.keyboard.press('Enter')
    await expect(invite).toBeHidden()
    await expect(page.getByRole('list', { name: 'Computers of Ben' })).toBeVisible()
  })

  await test.step('she pairs her laptop, which can be told from the computer she sits at', async () => {
    await page.getByRole('button', { name: 'Add my other computer' }).click()
    const code = await codeOf(page, 'Make the code')
    await laptop.page.getByRole('button', { name: 'Join with an invitation' }).click()
    const dialog = laptop.page.getByRole('dialog', { name: 'Join a team' })
    await dialog.getByLabel('Invitation code or link').fill(code)
    await expect(dialog.getByText(/This code adds a computer to the person who made it/)).toBeVisible()
    await expect(dialog.getByLabel('Your name')).toBeHidden()
    await shoot(third, 'pairing-code')
    expect(await findings(third.page)).toEqual([])
    await laptop.page.keyboard.press('Escape')
    await laptop.pair(code)
    await expect(pair.getByRole('status', { name: 'Use of the code' })).toHaveText(
      /Your other computer is paired: “.+ 2”/,
    )
    await shoot(first, 'paired')
    await pair.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByRole('list', { name: 'Computers of Ana' })).toContainText(/ 2/)
    await shoot(first, 'two-computers')
  })

  await test.step('an invitation that is withdrawn on her laptop meanwhile says so, and leads to a new one', async () => {
    await page.getByRole('button', { name: 'Invite someone' }).click()
    await codeOf(page, 'Make the invitation')
    await laptop.goTo('Team')
    const open = third.page.getByRole('list', { name: 'Open invitations' })
    await open.getByRole('button', { name: 'Withdraw' }).click()
    await expect(invite.getByRole('status', { name: 'Use of the code' })).toHaveText(/opens nothing any more/)
    await shoot(first, 'withdrawn')
    await invite.getByRole('button', { name: 'Make a new code' }).click()
    await codeOf(page, 'Make the invitation')
  })

  await test.step('one whose time runs out says so too', async () => {
    await page.clock.setSystemTime(Date.now() + week + 60_000)
    await expect(invite.getByRole('status', { name: 'Use of the code' })).toHaveText(/has expired/, { timeout: 20_000 })
    await shoot(first, 'expired')
    await page.keyboard.press('Escape')
    await expect(invite).toBeHidden()
  })
})
