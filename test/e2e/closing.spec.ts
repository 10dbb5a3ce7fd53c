import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
import { shootBoth } from '../support/sizes.ts'

const calls = ['add', 'put'] as const

/** The plan worker's disk takes nothing any more: Chromium looks at the real one, which is not ours to fill, too seldom. */
async function fillDisk(page: Page): Promise<void> {
  for (const worker of page.workers()) {
    await worker.evaluate((names) => {
      const full = () => {
        throw new DOMException('The disk is full.', 'QuotaExceededError')
      }
      for (const name of names) {
        Object.assign(globalThis, { [`placard ${name}`]: IDBObjectStore.prototype[name] })
        IDBObjectStore.prototype[name] = full
      }
    }, calls)
  }
}

async function freeDisk(page: Page): Promise<void> {
  for (const worker of page.workers()) {
    await worker.evaluate((names) => {
      for (const name of names) IDBObjectStore.prototype[name] = Reflect.get(globalThis, `placard ${name}`)
    }, calls)
  }
}

test('closing with a full disk asks first; a copy holds what is not saved, and room makes it all good', async ({
  open,
}, info) => {
  const placard = await open()
  const { app, page, profile } = placard
  const ana = new Person(page)
  await ana.startPlan('Climate desk', 'Ana')
  await ana.newPost('We march on Friday')
  const asked = page.getByRole('dialog', { name: 'Not everything is saved yet' })
  const closeWindow = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

  await test.step('the disk is full while Ana writes, and she closes', async () => {
    await fillDisk(page)
    await ana.editor.click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type(' at six')
    await closeWindow()
    await expect(asked).toBeVisible()
    await expect(asked).toContainText('no room left')
    const unsaved = asked.getByRole('region', { name: 'Not saved yet' })
    await expect(unsaved.getByRole('listitem')).toHaveText(['“We march on Friday at six”'])
    await shootBoth(placard, (name) => info.outputPath(`closing-${name}`))
  })

  await test.step('she saves a copy, and stays', async () => {
    const saved = info.outputPath('Climate desk.placard-backup')
    await app.evaluate(({ session }, target) => {
      session.defaultSession.once('will-download', (_event, item) => item.setSavePath(target))
    }, saved)
    await asked.getByRole('button', { name: 'Save a copy…' }).click()
    await expect.poll(() => readdirSync(path.dirname(saved))).toContain(path.basename(saved))
    await expect(asked.getByRole('status')).toContainText('The copy holds what is not saved here')
    await asked.getByRole('button', { name: 'Keep Placard open' }).click()
    await expect(ana.editor).toHaveText('We march on Friday at six')
  })

  await test.step('with room again closing is closing, and everything is there afterwards', async () => {
    await freeDisk(page)
    const gone = page.waitForEvent('close')
    await closeWindow()
    await gone
  })
  const again = await open({ profile })
  const back = new Person(again.page)
  await back.isBack()
  await back.openPost('We march on Friday at six')
})
