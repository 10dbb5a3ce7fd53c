import { statSync } from 'node:fs'
import { expect } from '@playwright/test'
import type { RunningPlacard } from './electron.ts'
import type { Person } from './person.ts'

/** Exports a file of changes for someone, into `file`. */
export async function exportTo(
  { app, page }: RunningPlacard,
  person: Person,
  file: string,
  reader: RegExp,
  media: RegExp | null = null,
): Promise<void> {
  await app.evaluate(({ session }, target) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(target))
  }, file)
  await person.goTo('Team')
  await page.getByRole('button', { name: 'Export changes…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /Who is it for/ }).click()
  await page.getByRole('option', { name: reader }).click()
  if (media !== null) {
    await dialog.getByRole('button', { name: /Pictures and videos/ }).click()
    await page.getByRole('option', { name: media }).click()
  }
  await dialog.getByRole('button', { name: 'Write the file' }).click()
  await dialog.getByRole('button', { name: 'Save the file' }).click()
  await expect.poll(() => statSync(file, { throwIfNoEntry: false })?.size ?? 0).toBeGreaterThan(100)
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
}
