import { expect, type Page } from '@playwright/test'
import { findings } from '../support/axe.ts'
import { test } from '../support/e2e.ts'
import type { RunningPlacard } from '../support/electron.ts'
import { Person } from '../support/person.ts'
import { shootBoth } from '../support/sizes.ts'

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const approval = (page: Page) => page.getByRole('region', { name: 'Approval' })

test('an editor writes, an approver approves just that, an edit takes the approval away and undo brings it back', async ({
  open,
}, info) => {
  test.setTimeout(300_000)
  const [first, second] = [await open(), await open()]
  const [ana, eve] = [new Person(first.page), new Person(second.page)]
  const shoot = (of: RunningPlacard, name: string) => shootBoth(of, (file) => info.outputPath(`${name}-${file}`))
  const setStatus = async (of: Person, status: string) => {
    await of.page.getByRole('button', { name: /Status$/ }).click()
    await of.page.getByRole('option', { name: status }).click()
  }

  await test.step('Eve joins as an editor, writes, and asks for review; she may not approve', async () => {
    await ana.startPlan('Save the Riverside Library', 'Ana')
    await eve.join(await ana.invite('Up to 5 people', 'Editor'), 'Eve')
    await ana.page.keyboard.press('Escape')
    await eve.goTo('Board')
    await eve.page.getByRole('button', { name: 'New post in Review' }).click()
    await expect(eve.editor).toBeFocused()
    await eve.page.keyboard.type('The library stays open.')
    await expect(approval(eve.page)).toContainText('Not approved yet.')
    await expect(approval(eve.page).getByRole('button', { name: 'Approve' })).toBeDisabled()
    await expect(approval(eve.page)).toContainText('Only approvers and admins can approve.')
    expect(await findings(eve.page)).toEqual([])
    await shoot(second, 'editor')
    await setStatus(eve, 'Approved')
    await expect(eve.page.getByText('Only approvers and admins can approve.').last()).toBeVisible()
    await expect(column(eve.page, 'Review').getByRole('option')).toHaveCount(1)
  })

  await test.step('Ana asks for changes, Eve reads why', async () => {
    await ana.goTo('Board')
    await ana.openPost('The library stays open')
    await approval(ana.page).getByRole('button', { name: 'Ask for changes…' }).click()
    await expect(ana.page.getByLabel('What should change?')).toBeFocused()
    await ana.page.keyboard.type('Say when.')
    await ana.page.keyboard.press('Enter')
    await expect(approval(ana.page)).toContainText('Ana asked for changes')
    await expect(approval(eve.page)).toContainText('Say when.', { timeout: 20_000 })
    await expect(column(eve.page, 'Draft').getByRole('img', { name: 'Changes asked for' })).toBeVisible()
    await setStatus(eve, 'Review')
  })

  await test.step('Ana approves, and Eve sees it', async () => {
    await expect(column(ana.page, 'Review').getByRole('option')).toHaveCount(1, { timeout: 20_000 })
    await approval(ana.page).getByRole('button', { name: 'Approve' }).click()
    await expect(approval(ana.page)).toContainText('Approved by Ana')
    await expect(column(ana.page, 'Approved').getByRole('option')).toHaveCount(1)
    await expect(approval(eve.page)).toContainText('Approved by Ana', { timeout: 20_000 })
    await expect(column(eve.page, 'Approved').getByRole('option')).toHaveCount(1)
    await shoot(first, 'approved')
  })

  await test.step('Eve edits: it is approved no more, at both; she takes it back: it is again', async () => {
    await eve.editor.click()
    await eve.page.keyboard.press('ControlOrMeta+End')
    await eve.page.keyboard.type(' On Friday.')
    await expect(approval(eve.page)).toContainText(/Edited since Ana approved it, .*: text/)
    await expect(column(eve.page, 'Review').getByRole('img', { name: 'Edited since it was approved' })).toBeVisible()
    await expect(approval(ana.page)).toContainText('Edited since Ana approved it', { timeout: 20_000 })
    await expect(column(ana.page, 'Review').getByRole('option')).toHaveCount(1)
    expect(await findings(eve.page)).toEqual([])
    await shoot(first, 'edited')
    await eve.editor.click()
    await eve.page.keyboard.press('ControlOrMeta+z')
    await expect(eve.editor).toHaveText('The library stays open.')
    await expect(approval(eve.page)).toContainText('Approved by Ana')
    await expect(column(ana.page, 'Approved').getByRole('option')).toHaveCount(1, { timeout: 20_000 })
  })

  await test.step('Ana takes her approval back, in the composer and on the board', async () => {
    await ana.editor.click()
    await ana.page.keyboard.press('ControlOrMeta+z')
    await expect(column(ana.page, 'Review').getByRole('option')).toHaveCount(1)
    await ana.page.keyboard.press('Escape')
    await column(ana.page, 'Review').getByRole('option').focus()
    await ana.page.keyboard.press('ControlOrMeta+ArrowRight')
    await expect(column(ana.page, 'Approved').getByRole('option')).toBeFocused()
    await ana.page.keyboard.press('ControlOrMeta+z')
    await expect(column(ana.page, 'Review').getByRole('option')).toHaveCount(1)
    await ana.page.keyboard.press('ControlOrMeta+Shift+z')
    await expect(column(ana.page, 'Approved').getByRole('option')).toHaveCount(1)
    await expect(column(eve.page, 'Approved').getByRole('option')).toHaveCount(1, { timeout: 20_000 })
  })

  await test.step('Eve may not drag it there by the keys either', async () => {
    await setStatus(eve, 'Draft')
    await eve.page.keyboard.press('Escape')
    await column(eve.page, 'Draft').getByRole('option').focus()
    await eve.page.keyboard.press('m')
    await eve.page.getByRole('menuitem', { name: 'Approved' }).click()
    await expect(eve.page.getByText('Only approvers and admins can approve.').last()).toBeVisible()
    await expect(column(eve.page, 'Draft').getByRole('option')).toHaveCount(1)
  })
})

test('where a team has an approver, scheduling what nobody has approved is said, shown and undone', async ({
  open,
}, info) => {
  test.setTimeout(300_000)
  const [first, second] = [await open(), await open()]
  const [ana, ben] = [new Person(first.page), new Person(second.page)]
  const { page } = ana
  const mark = page.getByRole('img', { name: 'Scheduled, and not approved yet' })
  const schedule = async () => {
    await column(page, 'Review').getByRole('option').focus()
    await page.keyboard.press('m')
    await page.getByRole('menuitem', { name: 'Scheduled' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Schedule', exact: true }).click()
  }

  await ana.startPlan('Save the Riverside Library', 'Ana')
  await ben.join(await ana.invite('Up to 5 people', 'Approver'), 'Ben')
  await page.keyboard.press('Escape')
  await ana.goTo('Board')
  await page.getByRole('button', { name: 'New post in Review' }).click()
  await expect(ana.editor).toBeFocused()
  await page.keyboard.type('The library stays open.')
  await page.keyboard.press('Escape')

  await test.step('on the board', async () => {
    await schedule()
    await expect(page.getByText('Moved to Scheduled. Nobody has approved it yet.').first()).toBeVisible()
    await expect(column(page, 'Scheduled').getByRole('img', { name: 'Scheduled, and not approved yet' })).toBeVisible()
    expect(await findings(page)).toEqual([])
    await shootBoth(first, (file) => info.outputPath(`board-${file}`))
    await page.keyboard.press('ControlOrMeta+z')
    await expect(column(page, 'Review').getByRole('option')).toHaveCount(1)
    await expect(mark).toHaveCount(0)
    await schedule()
  })

  await test.step('in the calendar, until Ben approves it', async () => {
    await ana.goTo('Calendar')
    await expect(mark).toBeVisible()
    await shootBoth(first, (file) => info.outputPath(`month-${file}`))
    await page.getByRole('radio', { name: 'Week' }).click()
    await expect(mark).toBeVisible()
    await shootBoth(first, (file) => info.outputPath(`week-${file}`))
    await ben.openPost('The library stays open')
    await approval(ben.page).getByRole('button', { name: 'Approve' }).click()
    await expect(mark).toHaveCount(0, { timeout: 20_000 })
  })
})

test('a person alone approves with one click, and is told nothing of roles', async ({ open }) => {
  const { page } = await open()
  const zoe = new Person(page)
  await zoe.startPlan('My plan', 'Zoe')
  await zoe.goTo('Board')
  await page.getByRole('button', { name: 'New post in Review' }).click()
  await expect(zoe.editor).toBeFocused()
  await page.keyboard.type('Hello')
  await expect(approval(page).getByRole('button')).toHaveText(['Approve'])
  await approval(page).getByRole('button', { name: 'Approve' }).click()
  await expect(approval(page)).toContainText('Approved by Zoe')
  await expect(column(page, 'Approved').getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Escape')
})
