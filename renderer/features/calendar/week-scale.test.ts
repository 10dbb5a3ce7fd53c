import { expect, it } from 'vitest'
import { hourHeight, lanesIn, minutesAt, openingAt, pixelsOf } from './week-scale.ts'

it('snaps to quarters of an hour within the day', () => {
  expect(minutesAt(pixelsOf(9 * 60))).toBe(540)
  expect(minutesAt(pixelsOf(9 * 60 + 7))).toBe(540)
  expect(minutesAt(pixelsOf(9 * 60 + 8))).toBe(555)
  expect(minutesAt(-50)).toBe(0)
  expect(minutesAt(99_999)).toBe(23 * 60 + 45)
})

it('puts as many posts side by side as can be read', () => {
  expect([40, 111, 135, 168, 400].map(lanesIn)).toEqual([2, 2, 2, 3, 3])
})

it('opens a week at eight, or at its first post when that would be out of sight', () => {
  const eight = 7.5 * hourHeight
  expect(openingAt(null, 500)).toBe(eight)
  expect(openingAt(9 * 60, 500)).toBe(eight)
  expect(openingAt(5 * 60, 500)).toBe(4 * hourHeight)
  expect(openingAt(5, 500)).toBe(0)
  expect(openingAt(20 * 60, 500)).toBe(24 * hourHeight - 500)
  expect(openingAt(20 * 60, 700)).toBe(eight)
})
