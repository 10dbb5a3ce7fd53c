import { test } from '/work/main/test/support/e2e.ts'

test('look', async ({ open }) => {
  const { page } = await open()
  page.on('console', (m) => console.log('console', m.text()))
  page.on('pageerror', (m) => console.log('pageerror', m.message))
  await page.setViewportSize({ width: 1280, height: 800 }).catch(() => {})
  await page.waitForFunction(() => document.querySelector('#app')?.textContent !== '')
  await page.screenshot({ path: '/tmp/look/first.png' })
  await page
    .getByRole('button', { name: /sample/i })
    .first()
    .click()
  await page.waitForFunction(
    () => document.body.innerText.includes('2017') || document.body.innerText.includes('2026'),
    undefined,
    { timeout: 20000 },
  )
  await page.screenshot({ path: '/tmp/look/sample1.png' })
})
