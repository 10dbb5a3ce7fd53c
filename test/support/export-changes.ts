import { statSync } from 'node:fs'
import { expect } from '@playwright/test'
import type { RunningPlacard } from './electron.ts'
import type { Person } from './person.ts'

/** What is saved next goes into `file`, as if the person had chosen it. */
export async function savesTo({ app }: RunningPlacard, file: string): Promise<void> {
  await app.evaluate(({ session }, target) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(target))
  }, file)
}

/** Exports a file of changes for someone, into `file`. */
export async function exportTo(
  placard: RunningPlacard,
  person: Person,
  file: string,
  reader: RegExp,
  media: RegExp | null = null,
): Promise<void> {
  const { page } = placard
  await savesTo(placard, file)
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
  await dialog.getByRole('button', { name: 'Done' }).click()
}
