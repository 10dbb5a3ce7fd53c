import type { Page } from '@playwright/test'
import axe from 'axe-core'

/** Serious and critical findings of axe on the whole window, each with the elements that it is about. */
export async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(`${axe.source};undefined`)
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }))
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
}
