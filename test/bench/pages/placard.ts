import { systemClock, systemRandom } from '../../../renderer/database/system.ts'
import type { WorkingPlan } from '../../../renderer/worker/plan/open-plan.ts'
import { Plans } from '../../../renderer/worker/plan/plan-keeper.ts'
import { createIdSource } from '../../../shared/plan/ids.ts'
import { textOf } from '../../../shared/plan/post-text.ts'
import { type BenchPage, typeAtPace } from './bench-page.ts'
import { liveQueryMonth } from './placard-month.ts'

const plans = new Plans(
  { clock: systemClock, random: systemRandom, newId: createIdSource(systemClock, systemRandom) },
  async () => () => undefined,
)
const planId = '0190a000-0000-7000-8000-00000000be9c'

function opened(): Promise<WorkingPlan> {
  return plans.add({ id: planId, name: 'Bench', member: planId, sample: false })
}

const page: BenchPage = {
  fill: async (posts) => {
    const plan = await opened()
    const start = performance.now()
    await plan.bulk.write(
      posts.map(({ text, instant, status }) => ({
        text,
        status,
        schedule: { wall: new Date(instant).toISOString().slice(0, 16), zone: 'UTC', instant },
      })),
    )
    return performance.now() - start
  },
  openMonth: (from, to) => liveQueryMonth(planId, from, to),
  openPost: async (id) => {
    const plan = await opened()
    const start = performance.now()
    const open = await plan.replica.open(id)
    textOf(open.doc).toString()
    const ms = performance.now() - start
    open.release()
    return ms
  },
  type: async (id, keys, everyMs) => {
    const plan = await opened()
    const open = await plan.replica.open(id)
    const text = textOf(open.doc)
    await typeAtPace(keys, everyMs, (index) => text.insert(text.length, String(index % 10)))
    await plan.replica.flush()
    open.release()
  },
}
window.bench = page
