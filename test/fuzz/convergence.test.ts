import { describe, expect, it } from 'vitest'
import { Schedule } from './schedule.ts'

const count = Number(process.env.PLACARD_FUZZ_SCHEDULES ?? 200)
const firstSeed = Number(process.env.PLACARD_FUZZ_SEED ?? 1)

/** Plays one schedule to its end and checks that everyone agrees and nothing is gone. */
async function play(seed: number): Promise<void> {
  const outcome = await new Schedule(seed).run()
  expect(new Set([...outcome.roots, ...outcome.stored]).size, `roots of seed ${seed}`).toBe(1)
  expect(new Set(outcome.texts).size, `texts of seed ${seed}`).toBe(1)
  expect(outcome.lost, `lost by seed ${seed}`).toEqual([])
  expect(outcome.damaged, `taken for damaged in seed ${seed}`).toEqual([])
  expect(outcome.sessionsInStep, `sessions of seed ${seed}`).toBe(true)
}

/** Reproduce one: PLACARD_FUZZ_SEED=<seed> PLACARD_FUZZ_SCHEDULES=1 npx vitest run test/fuzz/convergence.test.ts */
describe(`${count} schedules from seed ${firstSeed}`, () => {
  it('[RC1] [LV1] [ST3] [ST10] [AK1] end with equal replicas that lack nothing that was confirmed', {
    timeout: 0,
  }, async () => {
    for (let seed = firstSeed; seed < firstSeed + count; seed++) await play(seed)
  })
})

describe('a schedule that once failed', () => {
  it('[ST7] seed 9088: a document was dropped from memory between its load and the change to it', () => play(9088))
})
