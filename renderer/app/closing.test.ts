import { beforeEach, expect, test } from 'vitest'
import type { PlanApi, SaveState } from '../../shared/ipc/plan-api.ts'
import { ManualClock } from '../../test/support/manual-clock.ts'
import { provideApi } from '../state/api.ts'
import { mayClose, useClosing } from './closing.ts'

const saved: SaveState = { pending: 0, savedAt: 0, trouble: null, damaged: [] }

/** A worker whose disk answers like this; of the whole of it closing asks nothing else. */
const provideDisk = (flush: () => Promise<SaveState>) => provideApi({ flush } as unknown as PlanApi)

beforeEach(() => useClosing.setState({ isAsked: false, mayLose: false }))

test('what is written is closed without a question', async () => {
  provideDisk(async () => saved)
  expect(await mayClose(new ManualClock())).toBe(true)
  expect(useClosing.getState().isAsked).toBe(false)
})

test('what the disk does not take is asked about at once', async () => {
  provideDisk(async () => ({ ...saved, pending: 1, trouble: 'The disk is full.', damaged: [] }))
  expect(await mayClose(new ManualClock())).toBe(false)
  expect(useClosing.getState().isAsked).toBe(true)
})

test('a disk that says nothing is asked about before the shell loses patience', async () => {
  provideDisk(() => new Promise(() => {}))
  const clock = new ManualClock()
  const answer = mayClose(clock)
  clock.advance(2_999)
  expect(await answer).toBe(false)
  expect(useClosing.getState().isAsked).toBe(true)
})

test('who has said that it may be lost is not asked again', async () => {
  provideDisk(() => new Promise(() => {}))
  useClosing.setState({ mayLose: true })
  expect(await mayClose(new ManualClock())).toBe(true)
})
