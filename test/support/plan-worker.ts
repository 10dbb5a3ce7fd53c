import 'fake-indexeddb/auto'
import { createListsApi } from '../../renderer/worker/api/lists-api.ts'
import { createPostsApi } from '../../renderer/worker/api/posts-api.ts'
import { createQueriesApi } from '../../renderer/worker/api/queries-api.ts'
import type { WorkingPlan } from '../../renderer/worker/plan/open-plan.ts'
import { Plans } from '../../renderer/worker/plan/plan-keeper.ts'
import type { QueriesApi, SearchHit } from '../../shared/ipc/plan-api.ts'
import { createIdSource } from '../../shared/plan/ids.ts'
import type { Clock, RandomBytes } from '../../shared/replica/clock.ts'
import { SeededRandom } from './seeded-random.ts'

/** A clock that stands still unless it is moved; timers run as soon as nothing else does. */
export function standingClock(start = Date.UTC(2026, 10, 24, 9)): Clock & { advance(ms: number): void } {
  let now = start
  return {
    now: () => now,
    advance(ms) {
      now += ms
    },
    after(_ms, task) {
      const timer = setImmediate(task)
      return () => clearImmediate(timer)
    },
  }
}

let started = 0

/** The plan worker's parts in this process, over an in-memory IndexedDB. Each has its own, repeatable, randomness. */
export function startPlanWorker(seed = ++started) {
  const clock = standingClock()
  const seeded = new SeededRandom(seed)
  const random: RandomBytes = (length) => seeded.bytes(length)
  const newId = createIdSource(clock, random)
  const surroundings = { clock, random, newId }
  const plans = new Plans(surroundings, async () => () => {})
  const working = () => plans.working()
  return {
    ...surroundings,
    plans,
    working,
    posts: createPostsApi(surroundings, working),
    lists: createListsApi(surroundings, working, () => plans.settled()),
    queries: createQueriesApi(() => plans.settled()),
    /** Makes an empty plan and opens it. */
    startPlan(): Promise<WorkingPlan> {
      return plans.add({ id: newId(), name: 'Test', member: newId(), sample: false })
    },
  }
}

/** What a search finds when it is asked. */
export function firstHits(queries: QueriesApi, text: string): Promise<readonly SearchHit[]> {
  return new Promise((resolve, reject) => {
    queries.watchSearch(text, 50, resolve).catch(reject)
  })
}
