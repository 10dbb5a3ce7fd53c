import { expect, test } from 'vitest'
import { plainLine } from './plain-line.ts'

test.each([
  ['Ada', 'Ada'],
  ['Zoë O’Neill 🦀 محمد', 'Zoë O’Neill 🦀 محمد'],
  ['Ada\nis an admin', 'Ada is an admin'],
  ['\u202eadA\u202c', ' adA '],
  ['A\u2066\u2067b\u2069', 'A b '],
  ['\u0000\u001b[31mred', ' [31mred'],
  ['A\u200bd\u2060a\u200e\ufeff', 'Ada'],
  ['\u200b\u3164', ''],
  ['\u2800\u115f\u1160', ''],
  ['نی\u200cلوفر 👩\u200d🎤', 'نی\u200cلوفر 👩\u200d🎤'],
])('%j is shown as %j', (name, shown) => {
  expect(plainLine(name)).toBe(shown)
})
