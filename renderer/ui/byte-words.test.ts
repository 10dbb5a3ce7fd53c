import { expect, test } from 'vitest'
import { byteWords } from './byte-words.ts'

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [1_234_567, '1.2 MB'],
  [52_428_800, '52 MB'],
  [9_000_000_000, '9 GB'],
  [5_000_000_000_000, '5,000 GB'],
])('%i bytes are %s', (bytes, words) => {
  expect(byteWords(bytes)).toBe(words)
})
