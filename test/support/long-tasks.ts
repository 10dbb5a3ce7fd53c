import type { Page } from '@playwright/test'
import { watchTaskTimes } from './task-times.ts'

/** What kept the window's main thread busy: the browser reports tasks of 50 milliseconds and more. */
export interface LongTasks {
  /** Milliseconds of the longest task; 0 when none took 50. */
  readonly longest: number
  readonly count: number
  /** The scripts of the slowest frames, with where they began: `120 ms of 150 click at app-1a2b.js:345`. */
  readonly where: readonly string[]
  /** For how much of each the main thread was on a processor, the longest first; empty unless that is asked for. */
  readonly times: readonly string[]
}

/** Starts to watch the main thread of a page, from now on; `traced` costs some time itself. */
export async function watchLongTasks(page: Page, traced = false): Promise<{ take(): Promise<LongTasks> }> {
  const times = traced ? await watchTaskTimes(page) : null
  const watch = await page.evaluateHandle(() => {
    const scriptsOf = (frame: PerformanceEntry) => {
      const found = 'scripts' in frame && Array.isArray(frame.scripts) ? frame.scripts : []
      return found.map(
        (script) =>
          `${script.duration.toFixed(0)} ms of ${frame.duration.toFixed(0)} ${script.invoker} at ` +
          `${script.sourceFunctionName} ${script.sourceURL.split('/').at(-1)}:${script.sourceCharPosition}`,
      )
    }
    const found: { tasks: PerformanceEntry[]; frames: PerformanceEntry[] } = { tasks: [], frames: [] }
    const tasksSeen = new PerformanceObserver((list) => found.tasks.push(...list.getEntries()))
    const framesSeen = new PerformanceObserver((list) => found.frames.push(...list.getEntries()))
    tasksSeen.observe({ type: 'longtask' })
    framesSeen.observe({ type: 'long-animation-frame' })
    return {
      take() {
        found.tasks.push(...tasksSeen.takeRecords())
        found.frames.push(...framesSeen.takeRecords())
        const durations = found.tasks.splice(0).map(({ duration }) => duration)
        const slowest = found.frames.splice(0).toSorted((a, b) => b.duration - a.duration)
        return {
          longest: Math.max(0, ...durations),
          count: durations.length,
          where: slowest.slice(0, 6).flatMap(scriptsOf),
        }
      },
    }
  })
  return {
    take: async () => ({ ...(await watch.evaluate((kept) => kept.take())), times: (await times?.take()) ?? [] }),
  }
}
