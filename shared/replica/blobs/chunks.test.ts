import { expect, test } from 'vitest'
import { chunkAt, chunkBytes, chunkCount, chunkLength, maxBlobBytes } from './chunks.ts'

test('[BL2] a blob is cut into chunks of 1 MiB, of which the last may be shorter; an empty one has one', () => {
  const lengthsOf = (size: number) => Array.from({ length: chunkCount(size) }, (_, index) => chunkLength(size, index))
  expect(chunkBytes).toBe(2 ** 20)
  expect(lengthsOf(0)).toEqual([0])
  expect(lengthsOf(1)).toEqual([1])
  expect(lengthsOf(2 ** 21)).toEqual([2 ** 20, 2 ** 20])
  expect(lengthsOf(2 ** 21 + 5)).toEqual([2 ** 20, 2 ** 20, 5])
  expect(chunkCount(maxBlobBytes)).toBe(4096)
  expect([chunkAt(0), chunkAt(2 ** 20 - 1), chunkAt(2 ** 20)]).toEqual([0, 0, 1])
})
