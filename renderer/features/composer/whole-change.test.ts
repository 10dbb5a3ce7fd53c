import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wholeChange } from './whole-change.ts'

test('a replacement leads from any text to any other, and never splits a character', () => {
  const text = fc.array(fc.constantFrom('a', 'b', '🎈', '🎉', '\n'), { maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const change = wholeChange(before, after)
      if (change === null) {
        expect(before).toBe(after)
        return
      }
      const { from, to, insert } = change
      expect(before.slice(0, from) + insert + before.slice(to)).toBe(after)
      for (const part of [before.slice(0, from), insert, before.slice(to)]) {
        expect(() => encodeURIComponent(part), 'no half of a pair').not.toThrow()
      }
    }),
    { seed: 41, numRuns: 500 },
  )
})

test('only what differs is replaced', () => {
  expect(wholeChange('one two three', 'one 2 three')).toEqual({ from: 4, to: 7, insert: '2' })
  expect(wholeChange('same', 'same')).toBeNull()
})
