import { expect, type Page } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'

/** Rewrites every row of a table of the plan's database as it stands on the disk; rows that become null are gone. */
const spoil = (page: Page, table: string, how: 'gone' | 'shapeless' | 'counting wrongly') =>
  page.evaluate(
    async ([name, way]) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
      const { name: plan = '' } =
        (await indexedDB.databases()).find((one) => one.name?.startsWith('placard-plan-')) ?? {}
      const database = await done(indexedDB.open(plan))
      const store = database.transaction([name], 'readwrite').objectStore(name)
      const keys = await done(store.getAllKeys())
      for (const key of keys) {
        const row = await done(store.get(key))
        if (way === 'gone') await done(store.delete(key))
        else if (way === 'shapeless') await done(store.put({ [String(store.keyPath)]: key, cards: { none: true } }))
        else await done(store.put({ ...row, seq: 0, tail: 7 }))
      }
      database.close()
      return keys.length
    },
    [table, how] as const,
  )

test('a plan whose summaries are damaged opens with every post, and goes on', async ({ open }) => {
  test.setTimeout(180_000)
  const launched = await open()
  let ana = new Person(launched.page)
  const words = ['The march starts at noon.', 'Bring a drum.']
  await ana.startPlan('Climate desk', 'Ana')
  for (const text of words) {
    await ana.newPost(text)
    await expect(ana.page.getByText('Saved on this computer', { exact: true }).first()).toBeVisible()
    await ana.editor.press('Escape')
  }
  const damages = [
    ['heads', 'gone'],
    ['days', 'gone'],
    ['days', 'shapeless'],
    ['heads', 'counting wrongly'],
  ] as const
  let page = launched.page
  let app = launched
  for (const [table, how] of damages) {
    await test.step(`rows of ${table}, ${how}`, async () => {
      expect(await spoil(page, table, how)).toBeGreaterThan(0)
      await app.close()
      app = await open({ profile: launched.profile })
      page = app.page
      ana = new Person(page)
      await ana.isBack()
      await ana.goTo('Board')
      for (const text of words) await expect(page.getByRole('option', { name: text })).toBeVisible()
      await ana.openPost('Bring a drum')
      await ana.editor.press('ControlOrMeta+End')
      await ana.page.keyboard.type('!')
      words[1] += '!'
      await expect(ana.editor).toHaveText(words[1] ?? '')
      await expect(page.getByText('Saved on this computer', { exact: true }).first()).toBeVisible()
      await expect(ana.pill).toHaveAccessibleName('Saved on this computer')
    })
  }
})
