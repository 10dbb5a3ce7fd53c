import { expect, test } from 'vitest'
import { agoWords } from './ago-words.ts'

const [minute, hour] = [60_000, 3_600_000]

test.each([
  [-5 * minute, 'just now'],
  [minute - 1, 'just now'],
  [minute, '1 minute ago'],
  [hour - 1, '59 minutes ago'],
  [hour, '1 hour ago'],
  [48 * hour - 1, '47 hours ago'],
  [48 * hour, '2 days ago'],
  [240 * hour, '10 days ago'],
])('what was %i ms ago was %s', (ms, words) => {
  expect(agoWords(ms)).toBe(words)
})
