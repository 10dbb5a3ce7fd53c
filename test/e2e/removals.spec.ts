import { expect, type Page } from '@playwright/test'
import { test } from '../support/e2e.ts'
import type { RunningPlacard } from '../support/electron.ts'
import { Person } from '../support/person.ts'

const gone = (page: Page) => page.getByText('You are no longer in this team', { exact: true })
const former = (page: Page) => page.getByRole('list', { name: 'No longer in the team' })

async function remove(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `More about ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Remove from the team…' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Remove ${name}` })
    .click()
  await expect(page.getByRole('list', { name: `Computers of ${name}` })).toBeHidden()
}

async function back(placard: RunningPlacard): Promise<Person> {
  const person = new Person(placard.page)
  await person.isBack()
  return person
}

test('who was removed while away is told at the next meeting, and keeps what was written meanwhile', async ({
  open,
}, info) => {
  test.setTimeout(180_000)
  const first = await open()
  const ana = new Person(first.page)
  await ana.startPlan('Save the Riverside Library', 'Ana')
  await ana.newPost('The library stays open.')
  await first.page.keyboard.press('Escape')
  const code = await ana.invite('One person', 'Editor')
  const second = await open()
  await new Person(second.page).join(code, 'Ben')
  await expect(new Person(second.page).pill).toHaveAccessibleName(/Synced with 1/)
  await second.close()

  await test.step('Ana removes Ben, whose laptop is closed, and closes hers', async () => {
    await ana.goTo('Team')
    await remove(first.page, 'Ben')
    await expect(former(first.page)).toContainText(/Ben.*Removed by Ana/)
    await first.close()
  })

  const ben = await test.step('Ben writes on the train, and knows of nothing', async () => {
    const person = await back(await open({ profile: second.profile }))
    await person.openPost('The library stays open')
    await person.editor.click()
    await person.page.keyboard.press('ControlOrMeta+End')
    await person.page.keyboard.type(' Written on the train.')
    await expect(person.page.getByText('Saved on this computer', { exact: true }).first()).toBeVisible()
    return person
  })

  await test.step('at the next meeting he is told who did it, and that nothing is lost', async () => {
    const again = await back(await open({ profile: first.profile }))
    await expect(
      ben.page.getByRole('status').filter({ hasText: /Ana removed this computer from the team.*stays here/ }),
    ).toBeVisible({ timeout: 30_000 })
    await expect(ben.editor).toContainText('Written on the train.')
    await ben.page.screenshot({ path: info.outputPath('told.png') })
    await ben.page.keyboard.press('Escape')
    await ben.goTo('Team')
    await expect(gone(ben.page)).toBeVisible()
    await expect(ben.page.getByText(/Ana removed this computer on/)).toBeVisible()
    await ben.page.screenshot({ path: info.outputPath('gone.png') })
    await again.openPost('The library stays open')
    await expect(again.editor).not.toContainText('train')
  })
})

test('two admins who remove each other while apart: both screens say what became of it', async ({ open }, info) => {
  test.setTimeout(180_000)
  const first = await open()
  const ana = new Person(first.page)
  await ana.startPlan('Save the Riverside Library', 'Ana')
  const code = await ana.invite('Up to 5 people', 'Admin')
  const second = await open()
  const ben = new Person(second.page)
  await ben.join(code, 'Ben')
  await expect(ben.pill).toHaveAccessibleName(/Synced with 1/)
  const third = await open()
  const cara = new Person(third.page)
  await cara.join(code, 'Cara')
  await expect(cara.pill).toHaveAccessibleName(/Synced with/)
  await third.close()
  await first.close()
  await ben.goTo('Team')
  await remove(second.page, 'Ana')
  await second.close()
  const anas = await open({ profile: first.profile })
  const anaAgain = await back(anas)
  await anaAgain.goTo('Team')
  await remove(anas.page, 'Ben')
  const bens = await open({ profile: second.profile })
  const benAgain = await back(bens)
  await benAgain.goTo('Team')
  const caras = await open({ profile: third.profile })
  const caraAgain = await back(caras)
  await caraAgain.goTo('Team')
  for (const { page } of [anas, caras]) {
    await expect(former(page)).toContainText(/Ben.*Removed by Ana/)
    await expect(page.getByRole('list', { name: 'Computers of Ana' })).toBeVisible()
    await expect(page.getByRole('list', { name: 'Computers of Ben' })).toBeHidden()
  }
  await expect(gone(bens.page)).toBeVisible({ timeout: 30_000 })
  await expect(bens.page.getByText(/so Ana is still in the team/)).toBeVisible()
  await bens.page.screenshot({ path: info.outputPath('removed-each-other.png') })
})

test('the last admin leaves: who comes after is told before and after', async ({ open }, info) => {
  test.setTimeout(120_000)
  const first = await open()
  const { page } = first
  const ana = new Person(page)
  await ana.startPlan('Save the Riverside Library', 'Ana')
  const code = await ana.invite('One person', 'Editor')
  const second = await open()
  const ben = new Person(second.page)
  await ben.join(code, 'Ben')
  await expect(ben.pill).toHaveAccessibleName(/Synced with 1/)
  await page.getByRole('button', { name: 'More about you' }).click()
  await page.getByRole('menuitem', { name: 'Leave the team…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Leave the team?' })
  await expect(dialog).toContainText('You are the only admin')
  await page.screenshot({ path: info.outputPath('leave.png') })
  await dialog.getByRole('button', { name: 'Leave the team' }).click()
  await expect(page.getByText('You left this team', { exact: true })).toBeVisible()
  await page.screenshot({ path: info.outputPath('left.png') })
  await expect(second.page.getByRole('status').filter({ hasText: 'You are an admin now' })).toBeVisible()
  await ben.goTo('Team')
  await expect(former(second.page)).toContainText(/Ana.*Went out on/)
  await second.page.screenshot({ path: info.outputPath('after.png') })
})
