import { test } from '../support/e2e.ts'
import { Person } from '../support/person.ts'
test('look', async ({ open }) => {
  const { page } = await open()
  page.on('console', (m) => console.log('console', m.text()))
  page.on('pageerror', (m) => console.log('pageerror', m.message))
  const ana = new Person(page)
  await ana.startPlan('Save', 'Ana')
  await page.keyboard.press('ControlOrMeta+k')
  await page.waitForFunction(() => new Promise((r) => setTimeout(() => r(true), 1500)))
  await page.screenshot({ path: '/tmp/look/palette.png' })
  console.log(await page.evaluate(() => [...document.querySelectorAll('[role=dialog],[role=searchbox],input')].map((e) => e.outerHTML.slice(0, 200)).join('\n')))
})
