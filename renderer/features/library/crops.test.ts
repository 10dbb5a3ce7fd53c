import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cropOf, moved, scaled, shapeOf, shapes } from './crops.ts'

const photo = { width: 4000, height: 3000 }

test('a crop is the largest part of its shape, around the point that must stay in sight', () => {
  expect(cropOf(photo, 1, null)).toEqual({ x: 0.125, y: 0, width: 0.75, height: 1 })
  expect(cropOf(photo, 1, { x: 1, y: 0.2 })).toEqual({ x: 0.25, y: 0, width: 0.75, height: 1 })
  expect(shapeOf(photo, cropOf(photo, 9 / 16, null))).toBe('story')
})

test('however it is moved and scaled, it stays in the picture and keeps its shape', () => {
  const share = fc.double({ min: -2, max: 2, noNaN: true })
  fc.assert(
    fc.property(
      fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) }),
      fc.constantFrom(...shapes),
      fc.array(fc.tuple(share, share, fc.double({ min: 0.2, max: 5, noNaN: true })), { maxLength: 8 }),
      (size, { ratio }, steps) => {
        const first = cropOf(size, ratio, null)
        const last = steps.reduce((crop, [dx, dy, factor]) => scaled(moved(crop, dx, dy), factor), first)
        expect(Math.min(last.x, last.y)).toBeGreaterThanOrEqual(0)
        expect(Math.max(last.x + last.width, last.y + last.height)).toBeLessThanOrEqual(1.000_001)
        expect(last.width / last.height).toBeCloseTo(first.width / first.height, 5)
      },
    ),
    { seed: 3 },
  )
})
