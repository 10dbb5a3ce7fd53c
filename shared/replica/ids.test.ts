import { toHexString } from 'lib0/buffer'
import { describe, expect, it } from 'vitest'
import { SeededRandom } from '../../test/support/seeded-random.ts'
import { bytesToId, idLength, idToBytes } from './ids.ts'

describe('an id on the wire', () => {
  it('is the bytes of its digits, and its digits again', () => {
    const random = new SeededRandom(1)
    for (let time = 0; time < 500; time++) {
      const bytes = Uint8Array.from({ length: idLength }, () => Math.floor(random.next() * 256))
      const id = bytesToId(bytes)
      expect(id.replaceAll('-', '')).toBe(toHexString(bytes))
      expect(id).toMatch(/^.{8}-.{4}-.{4}-.{4}-.{12}$/)
      expect(idToBytes(id)).toEqual(bytes)
    }
  })

  it('is cut where a bound between two ids ends, with no dash after the last digit', () => {
    const whole = '019abcde-0123-7000-8fff-000000000001'
    const texts = ['', '01', '019abcde', '019abcde-01', '019abcde-0123', '019abcde-0123-7000-8fff-0000']
    for (const text of texts) {
      expect(bytesToId(idToBytes(text))).toBe(text)
      expect(idToBytes(text)).toEqual(idToBytes(whole).slice(0, text.replaceAll('-', '').length / 2))
    }
  })
})
