import type { CDPSession, Page } from '@playwright/test'
import * as v from 'valibot'

const longest = 50_000
const taskSchema = v.object({
  name: v.literal('ThreadControllerImpl::RunTask'),
  pid: v.number(),
  tid: v.number(),
  dur: v.pipe(v.number(), v.minValue(longest)),
  tdur: v.number(),
})
const threadSchema = v.object({
  name: v.literal('thread_name'),
  pid: v.number(),
  tid: v.number(),
  args: v.object({ name: v.literal('CrRendererMain') }),
})

/**
 * Watches by a trace how much of each long task the main thread was on a processor: a thread that waits for one, because
 * others have them all, is busy for the browser too.
 */
export async function watchTaskTimes(page: Page): Promise<{ take(): Promise<readonly string[]> }> {
  const session = await page.context().newCDPSession(page)
  let events: unknown[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value))
  await start(session)
  return {
    async take() {
      const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
      await session.send('Tracing.end')
      await complete
      const times = timesIn(events)
      events = []
      await start(session)
      return times
    },
  }
}

const start = (session: CDPSession) =>
  session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel'] } })

function timesIn(events: readonly unknown[]): readonly string[] {
  const threads = events.filter((event) => v.is(threadSchema, event)).map(({ pid, tid }) => `${pid} ${tid}`)
  const tasks = events.filter((event) => v.is(taskSchema, event))
  return tasks
    .filter(({ pid, tid }) => threads.includes(`${pid} ${tid}`))
    .toSorted((a, b) => b.dur - a.dur)
    .map(({ dur, tdur }) => `${(dur / 1000).toFixed(0)} ms, on a processor for ${(tdur / 1000).toFixed(0)}`)
}
