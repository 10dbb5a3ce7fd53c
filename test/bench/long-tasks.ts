import { openDisplay } from '../support/display.ts'
import { openPlacard, type RunningPlacard, removeProfile } from '../support/electron.ts'
import { longTaskStory } from '../support/long-task-story.ts'
import { type Figure, figure } from './rounds.ts'

/** Milliseconds of the longest task of a window in import, sync and drag of 3,207 posts. */
export async function measureLongTasks(say: (line: string) => void): Promise<readonly Figure[]> {
  const display = await openDisplay()
  const running: RunningPlacard[] = []
  const parts = await longTaskStory(async () => {
    const placard = await openPlacard({ display: display.name })
    running.push(placard)
    return placard
  })
  for (const { kill, profile } of running) {
    await kill()
    removeProfile(profile)
  }
  display.close()
  const longest = Object.entries(parts).map(([part, { longest: ms }]) => [part, ms] as const)
  say(`longest tasks: ${longest.map(([part, ms]) => `${part} ${ms} ms`).join(', ')}`)
  return [figure('longest-task-ms', [Math.max(...longest.map(([, ms]) => ms))], 50, 'lower')]
}
