import { expect } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person, realPosts } from '../support/person.ts'

test('two desktops, one plan: import, invite, write together, apart and again together; a third joins late', async ({
  open,
}) => {
  test.setTimeout(300_000)
  const first = await open()
  let ana = new Person(first.page)
  const second = await open()
  let ben = new Person(second.page)

  await test.step('Ana starts a plan and brings in 3,207 real posts', async () => {
    await ana.startPlan('Save the Riverside Library', 'Ana')
    await ana.importFile(realPosts)
    await ana.page.getByRole('button', { name: /^Import 3,207 posts/ }).click()
    await expect(ana.page.getByText('3,207 posts imported.')).toBeVisible({ timeout: 60_000 })
    await ana.page.getByRole('button', { name: 'Show in calendar' }).click()
    await expect(ana.page.getByRole('grid').getByText(/lifetime of service/)).toBeVisible()
  })

  const code = await test.step('she invites', () => ana.invite())

  await test.step('Ben joins with the code and has everything', async () => {
    await ben.join(code, 'Ben')
    await expect(ben.pill).toHaveAccessibleName(/Synced with 1/, { timeout: 60_000 })
    await ben.goTo('Board')
    await expect(
      ben.page
        .getByRole('region', { name: /Posted/ })
        .or(ben.page.getByLabel(/Posted/))
        .first(),
    ).toContainText('3,207')
    await expect(ana.pill).toHaveAccessibleName(/Synced with 1/)
  })

  await test.step('both write in one sentence and see each other', async () => {
    await ana.goTo('Calendar')
    await ana.newPost('The library stays open.')
    await ben.openPost('The library stays open')
    await ben.editor.click()
    await ben.page.keyboard.press('ControlOrMeta+End')
    await ben.page.keyboard.type(' Come on Friday.')
    await expect(ana.editor).toContainText('The library stays open. Come on Friday.')
    await expect(ana.page.locator('.peer-caret[data-name="Ben"]')).toBeVisible()
    await expect(ana.page.getByRole('list', { name: 'Ben', exact: true })).toBeVisible()
    await ana.page.keyboard.press('ControlOrMeta+Home')
    await ana.page.keyboard.type('Hello! ')
    await expect(ben.editor).toContainText('Hello! The library stays open. Come on Friday.')
  })

  await test.step('undo takes back only what Ana wrote', async () => {
    await ana.page.keyboard.press('ControlOrMeta+z')
    await expect(ben.editor).toContainText('The library stays open. Come on Friday.')
    await expect(ben.editor).not.toContainText('Hello!')
  })

  await test.step('Ben writes alone, and is killed in mid-typing', async () => {
    await first.close()
    await expect(ben.pill).toHaveAccessibleName(/nobody else is online/)
    await ben.editor.click()
    await ben.page.keyboard.press('ControlOrMeta+End')
    await ben.page.keyboard.type(' Bring a book.')
    await expect(ben.page.getByText('Saved on this computer', { exact: true }).first()).toBeVisible()
    await ben.page.keyboard.type(' And')
    await second.kill()
  })

  await test.step('Ana edits the same sentence while Ben is away', async () => {
    const again = await open({ profile: first.profile })
    ana = new Person(again.page)
    await ana.isBack()
    await ana.openPost('The library stays open')
    await ana.editor.click()
    await ana.page.keyboard.press('ControlOrMeta+Home')
    await ana.page.keyboard.type('Good news: ')
    await expect(ana.page.getByText('Saved on this computer', { exact: true }).first()).toBeVisible()
  })

  await test.step('they meet again and nothing is lost', async () => {
    const again = await open({ profile: second.profile })
    ben = new Person(again.page)
    await ben.isBack()
    await ben.openPost('The library stays open')
    await expect(ben.editor).toContainText('Good news: The library stays open. Come on Friday. Bring a book.', {
      timeout: 30_000,
    })
    await expect(ana.editor).toContainText('Good news: The library stays open. Come on Friday. Bring a book.')
  })

  await test.step('Caro joins late and has it all', async () => {
    const third = await open()
    const caro = new Person(third.page)
    await caro.join(code, 'Caro')
    await expect(caro.pill).toHaveAccessibleName(/Synced with 2/, { timeout: 60_000 })
    await caro.openPost('The library stays open')
    await expect(caro.editor).toContainText('Good news: The library stays open. Come on Friday. Bring a book.')
  })
})
