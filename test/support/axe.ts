import type { Page } from '@playwright/test'
import axe from 'axe-core'

/** React Aria's frames of popovers and tooltips: they stand beside the page, and so in none of its landmarks. */
const overlayFrame = /^<div (style="display: contents;"|data-overlay-container="true")>/

/** What axe finds on the whole window, each finding with the elements that it is about. */
export async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(`${axe.source};undefined`)
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }))
  return violations
    .map(({ id, nodes }) => ({ id, places: nodes.filter(({ html }) => id !== 'region' || !overlayFrame.test(html)) }))
    .filter(({ places }) => places.length > 0)
    .map(({ id, places }) => `${id}: ${places.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
}
