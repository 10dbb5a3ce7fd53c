import { expect, test } from 'vitest'
import { placeTowards } from './grid-moves.ts'

const from = (place: number, key: string) => placeTowards(key, place, 10, 4, 2)

test('the arrows lead through a grid of ten in rows of four', () => {
  expect(from(0, 'ArrowRight')).toBe(1)
  expect(from(4, 'ArrowLeft')).toBe(3)
  expect(from(5, 'ArrowUp')).toBe(1)
  expect(from(1, 'ArrowDown')).toBe(5)
  expect(from(1, 'PageDown')).toBe(9)
  expect(from(9, 'Home')).toBe(0)
  expect(from(0, 'End')).toBe(9)
})

test('down into a short last row leads to its end, and nothing leads out of the grid', () => {
  expect(from(7, 'ArrowDown')).toBe(9)
  expect(from(8, 'ArrowDown')).toBeNull()
  expect(from(0, 'ArrowLeft')).toBeNull()
  expect(from(2, 'ArrowUp')).toBeNull()
  expect(from(9, 'ArrowRight')).toBeNull()
  expect(from(3, 'a')).toBeNull()
  expect(placeTowards('End', 0, 0, 4, 2)).toBeNull()
})
