import { expect, type Page } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'

/** Overwrites what the window's storage keeps of the post with these words, as a bad disk does. Returns how many parts. */
const spoil = (page: Page, title: string) =>
  page.evaluate(async (words) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const { name = '' } = (await indexedDB.databases()).find((one) => one.name?.startsWith('placard-plan-')) ?? {}
    const database = await done(indexedDB.open(name))
    const stores = database.transaction(['days', 'updates', 'snapshots'], 'readwrite')
    const days = await done(stores.objectStore('days').getAll())
    const { id } = days.flatMap(({ cards }) => cards).find((card) => card.title === words)
    let parts = 0
    for (const table of ['updates', 'snapshots']) {
      const store = stores.objectStore(table)
      for (const row of await done(store.getAll())) {
        if (row.docId !== id) continue
        await done(store.put({ ...row, update: row.update.map((byte: number) => byte ^ 0x55) }))
        parts += 1
      }
    }
    database.close()
    return parts
  }, title)

test('a post that the disk spoilt is told of, and comes again from another member', async ({ open }, info) => {
  test.setTimeout(180_000)
  const first = await open()
  const ana = new Person(first.page)
  const second = await open()
  let ben = new Person(second.page)

  await test.step('Ana and Ben share a plan with two posts', async () => {
    await ana.startPlan('Climate desk', 'Ana')
    for (const words of ['The march starts at noon.', 'Bring a drum.']) {
      await ana.newPost(words)
      await expect(ana.page.getByText('Saved on this computer', { exact: true }).first()).toBeVisible()
      await ana.editor.press('Escape')
    }
    await ben.join(await ana.invite(), 'Ben')
    await expect(ben.pill).toHaveAccessibleName(/Synced with 1/, { timeout: 60_000 })
  })

  await test.step('Ben’s disk spoils one of them while Ana is away', async () => {
    await first.close()
    expect(await spoil(ben.page, 'The march starts at noon.')).toBeGreaterThan(0)
    await second.close()
    const again = await open({ profile: second.profile })
    ben = new Person(again.page)
    await ben.isBack()
  })

  await test.step('he sees which, when he opens it, and the other is as it was', async () => {
    await ben.goTo('Board')
    await ben.page.getByRole('option', { name: /The march starts/ }).dblclick()
    const damaged = ben.page.getByRole('button', { name: /1 post came back damaged/ })
    await expect(damaged).toBeVisible()
    const post = ben.page.getByRole('region', { name: 'Open post' })
    await expect(post).toContainText('This post came back damaged')
    await expect(post.getByText('Saved on this computer')).toBeHidden()
    await ben.page.emulateMedia({ colorScheme: 'dark' })
    await ben.page.screenshot({ path: info.outputPath('damaged.png') })
    await ben.page.emulateMedia({ colorScheme: 'light' })
    await ben.openPost('Bring a drum')
    await damaged.click()
    const told = ben.page.getByRole('dialog', { name: 'Saving and syncing' })
    await expect(told.getByRole('list', { name: 'Damaged posts' })).toContainText('The march starts at noon.')
    await expect(told).toContainText('comes again by itself')
    await ben.page.screenshot({ path: info.outputPath('told.png') })
    await ben.page.keyboard.press('Escape')
  })

  await test.step('Ana comes back, and it is whole', async () => {
    await open({ profile: first.profile })
    await expect(ben.pill).toHaveAccessibleName(/^Synced with 1 computer$/, { timeout: 60_000 })
    await ben.openPost('The march starts at noon')
    await expect(ben.editor).toHaveText('The march starts at noon.')
  })
})
