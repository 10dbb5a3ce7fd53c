import { expect } from '@playwright/test'
import { test } from '../support/e2e.ts'
import type { RunningPlacard } from '../support/electron.ts'
import { Person } from '../support/person.ts'
import { shootBoth } from '../support/sizes.ts'

/** The computer goes to sleep or wakes, as far as Placard is told. */
const tell = ({ app }: RunningPlacard, news: 'suspend' | 'resume') =>
  app.evaluate(({ powerMonitor }, event) => {
    powerMonitor.emit(event)
  }, news)

test('a computer that sleeps says so, the others reconnect by themselves, and after waking all are in step', async ({
  open,
}, info) => {
  test.setTimeout(180_000)
  const [first, second] = [await open(), await open()]
  const [ana, ben] = [new Person(first.page), new Person(second.page)]
  await ana.startPlan('Save the Riverside Library', 'Ana')
  await ben.join(await ana.invite(), 'Ben')
  await expect(ana.pill).toHaveAccessibleName(/Synced with 1/, { timeout: 30_000 })
  await expect(ben.pill).toHaveAccessibleName(/Synced with 1/, { timeout: 30_000 })

  await test.step('Ana’s computer sleeps', async () => {
    await tell(first, 'suspend')
    await expect(ana.pill).toHaveAccessibleName(/this computer sleeps: Placard reconnects by itself when it wakes/)
    await expect(ben.pill).toHaveAccessibleName(
      /nobody else is online, Placard reconnects by itself · Ana last heard just now/,
    )
    await ben.goTo('Calendar')
    await ben.newPost('Written while Ana sleeps.')
    await expect(ben.pill).toHaveAccessibleName(/^Saved on this computer · /)
    await ben.pill.click()
    await expect(second.page.getByRole('dialog', { name: 'Saving and syncing' })).toContainText('lacks 1 change')
    await shootBoth(second, (name) => info.outputPath(`asleep-${name}`))
    await second.page.keyboard.press('Escape')
  })

  await test.step('it wakes, and both are in step again', async () => {
    await tell(first, 'resume')
    await expect(ana.pill).toHaveAccessibleName(/Synced with 1/, { timeout: 60_000 })
    await expect(ben.pill).toHaveAccessibleName(/Synced with 1/, { timeout: 60_000 })
    await ana.openPost('Written while Ana sleeps')
  })
})
