import { expect } from '@playwright/test'
import { findings } from '../support/axe.ts'
import { test } from '../support/e2e.ts'
import type { RunningPlacard } from '../support/electron.ts'
import { Person } from '../support/person.ts'
import { shootBoth } from '../support/sizes.ts'

test('a viewer looks, an editor writes, and who is removed is cut off and keeps what was there', async ({
  open,
}, info) => {
  test.setTimeout(300_000)
  const [first, second] = [await open(), await open()]
  const [ana, ben] = [new Person(first.page), new Person(second.page)]
  const shoot = (of: RunningPlacard, name: string) => shootBoth(of, (file) => info.outputPath(`${name}-${file}`))
  const banner = ben.page.getByRole('status').filter({ hasText: 'You can look at this plan' })

  const code = await test.step('Ana writes a post and invites a viewer', async () => {
    await ana.startPlan('Save the Riverside Library', 'Ana')
    await ana.newPost('The library stays open.')
    return ana.invite('Up to 5 people', 'Viewer')
  })

  await test.step('Ben joins, reads, and can change nothing', async () => {
    await ben.join(code, 'Ben')
    await expect(banner).toBeVisible()
    await expect(ben.page.getByText('Nothing is planned yet.', { exact: true })).toBeVisible()
    await ben.openPost('The library stays open')
    await expect(ben.page.getByRole('button', { name: 'New post', exact: true }).first()).toBeDisabled()
    await ben.editor.click()
    await ben.page.keyboard.type('Nonsense. ')
    await expect(ben.editor).toHaveText('The library stays open.')
    await expect(ben.editor).toHaveAttribute('aria-readonly', 'true')
    await expect(ben.page.getByRole('button', { name: /Draft|Idea/ }).last()).toBeDisabled()
    expect(await findings(ben.page)).toEqual([])
    await shoot(second, 'viewer')
    await ben.goTo('Board')
    await expect(ben.page.getByRole('button', { name: 'New post in Draft' })).toBeDisabled()
    await ben.goTo('Library')
    await expect(ben.page.getByRole('button', { name: 'Add files' })).toBeDisabled()
    await expect(ben.page.getByText('The team’s pictures and videos come here')).toBeVisible()
    expect(await findings(ben.page)).toEqual([])
    await ben.goTo('Calendar')
  })

  await test.step('Ana makes Ben an editor, and he writes', async () => {
    await ana.goTo('Team')
    await ana.page.getByRole('button', { name: /Role of Ben/ }).click()
    await ana.page.getByRole('option', { name: 'Editor' }).click()
    await expect(banner).toBeHidden({ timeout: 20_000 })
    await ben.openPost('The library stays open')
    await ben.editor.click()
    await ben.page.keyboard.press('ControlOrMeta+End')
    await ben.page.keyboard.type(' Come on Friday.')
    await ana.openPost('Come on Friday')
  })

  await test.step('Ana sees the team, its computers and open invitations', async () => {
    await ana.page.keyboard.press('Escape')
    await ana.goTo('Team')
    await expect(ana.page.getByRole('list', { name: 'Computers of Ben' })).toBeVisible()
    await expect(ana.page.getByRole('list', { name: 'Open invitations' })).toContainText('4 people')
    expect(await findings(ana.page)).toEqual([])
    await shoot(first, 'team')
    await ana.page.getByRole('button', { name: 'Add my other computer' }).click()
    await ana.page.getByRole('button', { name: 'Make the code' }).click()
    await expect(ana.page.getByLabel('Invitation code')).toBeVisible()
    await ana.page.screenshot({ path: info.outputPath('pair.png') })
    await ana.page.getByRole('button', { name: 'Done' }).click()
  })

  await test.step('Ana removes Ben, who is cut off, sees why, and keeps what was there', async () => {
    await ana.page.getByRole('button', { name: 'More about Ben' }).click()
    await ana.page.getByRole('menuitem', { name: 'Remove from the team…' }).click()
    const dialog = ana.page.getByRole('dialog', { name: 'Remove Ben from the team?' })
    await expect(dialog).toContainText('cut off at once')
    await ana.page.screenshot({ path: info.outputPath('remove.png') })
    await dialog.getByRole('button', { name: 'Remove Ben' }).click()
    await expect(ana.page.getByRole('list', { name: 'Computers of Ben' })).toBeHidden()
    await expect(ana.page.getByRole('list', { name: 'Open invitations' })).toBeHidden()
    await expect(ana.page.getByRole('list', { name: 'No longer in the team' })).toContainText(/Ben.*Removed by Ana on/)
    await expect(ana.page.getByRole('list', { name: 'Members and their computers' })).toBeFocused()
    expect(await findings(ana.page)).toEqual([])
    await ben.goTo('Team')
    await expect(ben.page.getByText('You are no longer in this team', { exact: true })).toBeVisible({ timeout: 20_000 })
    await expect(ben.page.getByText(/Ana removed this computer on/)).toBeVisible()
    expect(await findings(ben.page)).toEqual([])
    await shoot(second, 'removed')
    await ana.openPost('Come on Friday')
    await ana.editor.click()
    await ana.page.keyboard.type('Secret. ')
    await expect(ana.page.getByText('Saved on this computer', { exact: true }).first()).toBeVisible()
    await ben.openPost('Come on Friday')
    await expect(ben.editor).not.toContainText('Secret.')
    await expect(ben.editor).toHaveAttribute('aria-readonly', 'true')
  })

  await test.step('Ana invites Ben again, and he is back under his name with all that is new', async () => {
    await ana.page.keyboard.press('Escape')
    const again = await ana.invite('One person', 'Editor')
    await ben.goTo('Team')
    await expect(
      ben.page.getByRole('button', { name: 'Saved on this computer · you are no longer in this team' }),
    ).toBeVisible()
    await ben.page.getByRole('button', { name: 'Join with an invitation' }).click()
    const dialog = ben.page.getByRole('dialog', { name: 'Join a team' })
    await dialog.getByLabel('Invitation code or link').fill(again)
    await dialog.getByLabel('Your name').fill('Ben')
    await dialog.getByRole('button', { name: 'Join', exact: true }).click()
    await expect(dialog).toBeHidden({ timeout: 30_000 })
    await ben.openPost('Come on Friday')
    await expect(ben.editor).toContainText('Secret.', { timeout: 20_000 })
    await expect(ben.editor).toHaveAttribute('aria-readonly', 'false')
    await ana.goTo('Team')
    await expect(ana.page.getByRole('list', { name: 'Computers of Ben' }).getByRole('listitem')).toHaveCount(1)
  })
})
