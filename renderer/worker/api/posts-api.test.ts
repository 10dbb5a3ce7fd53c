import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PostPatch, statuses } from '../../../shared/plan/post.ts'
import { scheduleAt } from '../../../shared/plan/schedule.ts'
import { startPlanWorker } from '../../../test/support/plan-worker.ts'

const schedule = scheduleAt('2026-11-27T09:00', 'Europe/London')
const patch: fc.Arbitrary<PostPatch> = fc
  .record(
    {
      status: fc.constantFrom(...statuses),
      schedule: fc.constantFrom(null, schedule),
      assignee: fc.constantFrom(null, 'm1', 'm2'),
      addTags: fc.subarray(['a', 'b']),
      removeChannels: fc.subarray(['x', 'y']),
      deleted: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  // A status of scheduled comes with its time.
  .map((each) => (each.status === 'scheduled' ? { ...each, schedule: each.schedule ?? schedule } : each))

async function start(count: number) {
  const worker = startPlanWorker()
  const plan = await worker.startPlan()
  const ids = await worker.posts.create(
    Array.from({ length: count }, (_, at) => ({ text: `Post ${at}`, channels: at % 2 === 0 ? ['x'] : ['y'] })),
  )
  const fields = async () => {
    await plan.cards.load()
    return ids.map((id) => {
      const card = plan.cards.get(id)
      return card === null ? null : { ...card, updatedAt: 0 }
    })
  }
  return { ...worker, plan, ids, fields }
}

test('any run of changes is undone step by step, and done again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(patch, { minLength: 1, maxLength: 6 }), async (patches) => {
      const { plan, plans, posts, ids, fields } = await start(3)
      const states = [await fields()]
      const inverses = []
      for (const [at, next] of patches.entries()) {
        inverses.push(await posts.change(ids.slice(0, 1 + (at % 3)), next))
        states.push(await fields())
      }
      const redos = []
      for (const [back, inverse] of [...inverses.entries()].reverse()) {
        const { redo, skipped } = await posts.undo(inverse)
        redos.push(redo)
        expect(skipped).toBe(0)
        expect(await fields()).toEqual(states[back])
      }
      for (const redo of redos.reverse()) await posts.undo(redo)
      expect(await fields()).toEqual(states.at(-1))
      await plans.close(plan.entry.id)
    }),
    { seed: 41, numRuns: 25 },
  )
})

test('undo leaves alone what someone else changed meanwhile, and says so', async () => {
  const { plans, plan, posts, ids, fields } = await start(2)
  const inverse = await posts.change(ids, { status: 'review' })
  await posts.change(ids.slice(0, 1), { status: 'posted' })
  const { skipped, redo } = await posts.undo(inverse)
  expect(skipped).toBe(1)
  expect(redo.changes).toHaveLength(1)
  expect((await fields()).map((card) => card?.status)).toEqual(['posted', 'idea'])
  await plans.close(plan.entry.id)
})
