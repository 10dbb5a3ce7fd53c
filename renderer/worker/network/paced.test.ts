import { expect, test } from 'vitest'
import { ManualClock } from '../../../test/support/manual-clock.ts'
import { paced } from './paced.ts'

test('what comes after a rest is told at once, and of a burst the first and then the newest, never the last too late', () => {
  const clock = new ManualClock()
  const told: number[] = []
  const tell = paced<number>(clock, (value) => told.push(value))
  tell(1)
  expect(told).toEqual([1])
  for (const value of [2, 3, 4]) tell(value)
  expect(told).toEqual([1])
  clock.advance(199)
  expect(told).toEqual([1])
  clock.advance(1)
  expect(told).toEqual([1, 4])
  tell(5)
  clock.advance(200)
  expect(told).toEqual([1, 4, 5])
  clock.advance(200)
  tell(6)
  expect(told).toEqual([1, 4, 5, 6])
})
