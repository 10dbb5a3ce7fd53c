import { expect } from '@playwright/test'
import { test } from '../support/e2e.ts'

test('the planner opens and shows itself', async ({ open }, info) => {
  const { page } = await open()
  await expect(page).toHaveTitle('Placard')
  await expect(page.locator('#app')).not.toBeEmpty()
  await page.screenshot({ path: info.outputPath('first-window.png') })
})
