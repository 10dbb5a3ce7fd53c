import { expect, test, vi } from 'vitest'
import { scheduleAt } from '../../../shared/plan/schedule.ts'
import { firstHits, startPlanWorker } from '../../../test/support/plan-worker.ts'

test('a post is there, in its day, after the plan was closed and opened again', async () => {
  const worker = startPlanWorker()
  const plan = await worker.startPlan()
  const schedule = scheduleAt('2026-11-27T09:00', 'Europe/London')
  const [id = ''] = await worker.posts.create([{ text: 'March on Friday', schedule }])
  await worker.posts.change([id], { addTags: ['t1'], status: 'review' })
  await worker.plans.close(plan.entry.id)

  const again = await worker.plans.open(plan.entry.id)
  const row = await again.database.days.get('2026-11-27')
  expect(row?.cards).toMatchObject([{ id, title: 'March on Friday', status: 'review', tags: ['t1'], schedule }])
  expect(await firstHits(worker.queries, 'frid')).toMatchObject([{ card: { id } }])
  await worker.plans.close(plan.entry.id)
})

test('a bulk write shows all of its posts, takes them back and brings them again', async () => {
  const worker = startPlanWorker()
  const plan = await worker.startPlan()
  const posts = Array.from({ length: 150 }, (_, at) => ({ text: `Post number ${at}`, importKey: `key-${at}` }))
  const result = await plan.bulk.write(posts)
  if (result.kind !== 'done') throw new Error(result.kind)
  // Each by its key and by its id.
  expect((await plan.bulk.keys()).size).toBe(300)
  expect(await plan.database.segments.count()).toBe(3)
  const root = await plan.replica.root()
  await plan.bulk.setHidden(result.importId, true)
  expect((await plan.bulk.keys()).size).toBe(0)
  expect(await plan.database.days.count()).toBe(0)
  await plan.bulk.setHidden(result.importId, false)
  expect((await plan.bulk.keys()).size).toBe(300)
  expect(await plan.replica.root()).not.toBe(root)
  await worker.plans.close(plan.entry.id)
})

test('taking back an import that was broken off half-way is finished when the plan is opened again', async () => {
  const worker = startPlanWorker()
  const plan = await worker.startPlan()
  const result = await plan.bulk.write(Array.from({ length: 150 }, (_, at) => ({ text: `Post ${at}` })))
  if (result.kind !== 'done') throw new Error(result.kind)
  const row = await plan.database.imports.get(result.importId)
  if (row === undefined) throw new Error('An import leaves a record.')
  // What stands on the disk when the computer fails after the first posts.
  await worker.posts.change(row.posts.slice(0, 64), { deleted: true })
  await plan.database.imports.put({ ...row, hiding: true })
  await worker.plans.close(plan.entry.id)

  const again = await worker.plans.open(plan.entry.id)
  await vi.waitFor(async () => expect(await again.database.imports.get(result.importId)).not.toHaveProperty('hiding'))
  expect(await again.database.days.count()).toBe(0)
  await worker.plans.close(plan.entry.id)
})

test('an import that is brought again leaves deleted what was deleted before it was taken back', async () => {
  const worker = startPlanWorker()
  const plan = await worker.startPlan()
  const result = await plan.bulk.write([{ text: 'One' }, { text: 'Two' }, { text: 'Three' }])
  if (result.kind !== 'done') throw new Error(result.kind)
  await plan.cards.load()
  const titles = () => plan.cards.all().map(({ title }) => title)
  const two = plan.cards.all().find(({ title }) => title === 'Two')?.id ?? ''
  await worker.posts.change([two], { deleted: true })
  for (const _round of [1, 2]) {
    await plan.bulk.setHidden(result.importId, true)
    await plan.bulk.setHidden(result.importId, true)
    expect(titles()).toEqual([])
    await plan.bulk.setHidden(result.importId, false)
    expect(titles().sort()).toEqual(['One', 'Three'])
  }
  await worker.plans.close(plan.entry.id)
})

test('a plan opens also when the list of plans cannot be written', async () => {
  const worker = startPlanWorker()
  const plan = await worker.startPlan()
  await worker.plans.close(plan.entry.id)
  worker.plans.registry.put = () => Promise.reject(new Error('The disk is full.'))
  const again = await worker.plans.open(plan.entry.id)
  expect(worker.plans.current()).toBe(again)
  await worker.plans.close(plan.entry.id)
  expect(worker.plans.current()).toBeNull()
})

test('a view that asks while the window goes from one plan to the next is answered by the next', async () => {
  const worker = startPlanWorker()
  const first = await worker.startPlan()
  await worker.posts.create([{ text: 'March on Friday' }])
  const second = await worker.startPlan()
  const going = worker.plans.open(first.entry.id)
  expect(await firstHits(worker.queries, 'march')).toHaveLength(1)
  await going
  await worker.plans.close(first.entry.id)
  await worker.plans.registry.remove(second.entry.id)
})

test('the team of a plan is known without opening it', async () => {
  const worker = startPlanWorker()
  const plan = await worker.startPlan()
  expect((await worker.plans.teamOf(plan.entry.id))?.genesis).toBeNull()
  await plan.team.keepStatements('ab'.repeat(32), [])
  expect((await worker.plans.teamOf(plan.entry.id))?.genesis).toBe('ab'.repeat(32))
  const other = await worker.startPlan()
  expect((await worker.plans.teamOf(plan.entry.id))?.genesis).toBe('ab'.repeat(32))
  expect(await worker.plans.teamOf(worker.newId())).toBeNull()
  expect(worker.plans.current()).toBe(other)
  await worker.plans.close(other.entry.id)
})
