import { expect, test } from 'vitest'
import { Simulation } from './simulation.ts'

const shape = { members: 12, hubs: 2, documents: 20, edits: 3, seed: 3 }

test('[LV1] an edit reaches every member through hubs, and everyone who comes back', async () => {
  const spread = await new Simulation({ ...shape, name: 'hubs', hubsEach: 1, peersEach: 0 }).run()
  expect(spread.reachedAll).toBe(true)
  expect(spread.slowestMs).toBeGreaterThan(50)
  expect(spread.returnMs).toBeLessThan(5_000)
})

test('[LV2] who is joined to many gets an edit once more from each at most, and all have it', async () => {
  const few = await new Simulation({ ...shape, name: 'few', hubsEach: 1, peersEach: 0 }).run()
  const many = await new Simulation({ ...shape, name: 'many', hubsEach: 2, peersEach: 4 }).run()
  expect(many.reachedAll).toBe(true)
  expect(many.bytesPerEdit).toBeLessThan(few.bytesPerEdit * 10)
})
