import { expect, type Page } from '@playwright/test'
import type { RunningPlacard } from './electron.ts'
import { type LongTasks, watchLongTasks } from './long-tasks.ts'
import { Person, realPosts } from './person.ts'

/** What kept windows busy in the three heaviest things people do. */
export interface LongTaskStory {
  /** The whole import of 3,207 real posts, from the palette to the month that shows them. */
  readonly import: LongTasks
  /** A new member's window from the invitation code to the last post, on a month with posts. */
  readonly sync: LongTasks
  /** Posts dragged to other days of a full month. */
  readonly drag: LongTasks
}

const isTraced = process.env.PLACARD_LONG_TASKS === 'where'

/** Acts the story with two desktops and measures each part of it. */
export async function longTaskStory(open: () => Promise<RunningPlacard>): Promise<LongTaskStory> {
  const ana = new Person((await open()).page)
  await ana.startPlan('Save the Riverside Library', 'Ana')
  const hers = await watchLongTasks(ana.page, isTraced)
  await importAll(ana)
  const whileImporting = await hers.take()
  const code = await ana.invite()
  const whileSyncing = await sync(new Person((await open()).page), code)
  await ana.goTo('Calendar')
  await hers.take()
  await dragSome(ana.page)
  return { import: whileImporting, sync: whileSyncing, drag: await hers.take() }
}

async function importAll(ana: Person): Promise<void> {
  await ana.importFile(realPosts)
  await ana.page.getByRole('button', { name: /^Import 3,207 posts/ }).click()
  await expect(ana.page.getByText('3,207 posts imported.')).toBeVisible({ timeout: 60_000 })
  await ana.page.getByRole('button', { name: 'Show in calendar' }).click()
  await expect(ana.page.getByRole('grid').getByText(/lifetime of service/)).toBeVisible()
}

async function sync(ben: Person, code: string): Promise<LongTasks> {
  await expect(ben.page.getByRole('button', { name: 'Join with an invitation' })).toBeVisible()
  const his = await watchLongTasks(ben.page, isTraced)
  await ben.join(code, 'Ben')
  await ben.page.getByRole('button', { name: 'Show the newest' }).click()
  await expect(ben.pill).toHaveAccessibleName(/Synced with 1/, { timeout: 60_000 })
  await expect(ben.page.getByRole('gridcell').getByRole('time').first()).toBeVisible()
  return his.take()
}

async function dragSome(page: Page): Promise<void> {
  for (const date of [18, 24, 11]) {
    const day = page.locator(`[role="gridcell"][data-day="2017-10-${date}"]`)
    await page.getByRole('button', { name: /I'm grateful to @SenJohnMcCain/ }).dragTo(day)
    await expect(day.getByRole('button', { name: /SenJohnMcCain/ })).toBeVisible()
  }
}
