import { describe, expect, it } from 'vitest'
import { BlobHistory } from './blob-history.ts'

const count = Number(process.env.PLACARD_FUZZ_SCHEDULES ?? 100)
const firstSeed = Number(process.env.PLACARD_FUZZ_SEED ?? 1)

/** Reproduce one: PLACARD_FUZZ_SEED=<seed> PLACARD_FUZZ_SCHEDULES=1 npx vitest run test/fuzz/blob-history.test.ts */
describe(`${count} histories of media from seed ${firstSeed}`, () => {
  it('[BL5] [BL9] [BL10] end with everybody having what they want and anybody has', { timeout: 0 }, async () => {
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      expect(await new BlobHistory(seed).run(), `seed ${seed}`).toEqual({ waiting: [], lost: [], wrong: [] })
    }
  })
})
