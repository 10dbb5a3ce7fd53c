import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'

/** Drops a file onto the window, or onto something in it, as from the desktop. */
export async function dropFile(page: Page, file: string, onto: Locator = page.locator('body')): Promise<void> {
  const bytes = readFileSync(file).toString('base64')
  await onto.evaluate(
    (element, [name, base64]) => {
      const data = new DataTransfer()
      const content = Uint8Array.from(atob(base64 ?? ''), (character) => character.charCodeAt(0))
      data.items.add(new File([content], name ?? ''))
      element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    },
    [path.basename(file), bytes],
  )
}
