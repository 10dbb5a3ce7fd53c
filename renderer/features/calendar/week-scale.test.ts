import { expect, it } from 'vitest'
import { minutesAt, pixelsOf } from './week-scale.ts'

it('snaps to quarters of an hour within the day', () => {
  expect(minutesAt(pixelsOf(9 * 60))).toBe(540)
  expect(minutesAt(pixelsOf(9 * 60 + 7))).toBe(540)
  expect(minutesAt(pixelsOf(9 * 60 + 8))).toBe(555)
  expect(minutesAt(-50)).toBe(0)
  expect(minutesAt(99_999)).toBe(23 * 60 + 45)
})
