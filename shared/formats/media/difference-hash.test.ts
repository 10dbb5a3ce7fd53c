import { expect, test } from 'vitest'
import { differenceHash, hashDistance, looksAlike } from './difference-hash.ts'

const picture = (shade: (column: number, row: number) => number) =>
  Array.from({ length: 72 }, (_, at) => shade(at % 9, Math.floor(at / 9)))
const waves = picture((column, row) => 128 + 100 * Math.sin(column * 1.7 + row))

test('a picture that is brighter, or has a little noise, has nearly the same hash', () => {
  const hash = differenceHash(waves)
  expect(hash).toMatch(/^[0-9a-f]{16}$/)
  expect(differenceHash(waves.map((grey) => grey + 20))).toBe(hash)
  expect(looksAlike(hash, differenceHash(waves.map((grey, at) => grey + (at % 3))))).toBe(true)
})

test('each bit says whether a pixel is darker than its right neighbour', () => {
  expect(differenceHash(picture((column) => column))).toBe('f'.repeat(16))
  expect(differenceHash(picture((column, row) => (row < 4 ? -column : column % 2)))).toBe('00000000aaaaaaaa')
})

test('another picture has another, and plain surfaces are like nothing', () => {
  const other = differenceHash(picture((column, row) => 128 + 100 * Math.cos(column * 0.9 + row * 2)))
  expect(looksAlike(differenceHash(waves), other)).toBe(false)
  const plain = differenceHash(picture(() => 200))
  expect(looksAlike(plain, plain)).toBe(false)
})

test('the distance counts bits', () => {
  expect(hashDistance('ffffffff00000000', '0000000000000001')).toBe(33)
  expect(hashDistance('80000000ffffffff', '80000000ffffffff')).toBe(0)
})
