import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checksum } from './checksum.ts'

test('[ST12] one byte for another, one more or one less shows', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (bytes, pick, change) => {
        const sum = checksum(bytes)
        const other = bytes.slice()
        const at = pick % bytes.length
        other[at] = (bytes[at] ?? 0) ^ change
        expect(checksum(other)).not.toBe(sum)
        expect(checksum(bytes.slice())).toBe(sum)
        expect(checksum(bytes.subarray(0, bytes.length - 1))).not.toBe(sum)
        expect(checksum(Uint8Array.from([...bytes, 0]))).not.toBe(sum)
      },
    ),
    { seed: 5 },
  )
})

test('[ST12] the sum does not depend on where in memory the bytes lie', () => {
  const bytes = Uint8Array.from({ length: 21 }, (_, at) => at * 37)
  const shifted = new Uint8Array(30)
  shifted.set(bytes, 3)
  expect(checksum(shifted.subarray(3, 24))).toBe(checksum(bytes))
  expect(checksum(Uint8Array.of(1, 2, 3, 4, 5))).toBe(3256513550)
})
