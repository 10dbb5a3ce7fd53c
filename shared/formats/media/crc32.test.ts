import { expect, test } from 'vitest'
import { latinBytes } from './bytes.ts'
import { crc32 } from './crc32.ts'

test.each([
  ['123456789', 0xcbf43926],
  // The last chunk of every PNG, as every PNG ends.
  ['IEND', 0xae426082],
  ['', 0],
])('the check sum of %j is the one that others come to', (text, sum) => {
  expect(crc32(latinBytes(text))).toBe(sum)
})
