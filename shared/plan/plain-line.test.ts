import { expect, test } from 'vitest'
import { plainLine } from './plain-line.ts'

test.each([
  ['Ada', 'Ada'],
  ['Zoë O’Neill 🦀 محمد', 'Zoë O’Neill 🦀 محمد'],
  ['Ada\nis an admin', 'Ada is an admin'],
  ['\u202eadA\u202c', ' adA '],
  ['A\u2066\u2067b\u2069', 'A b '],
  ['\u0000\u001b[31mred', ' [31mred'],
])('%j is shown as %j', (name, shown) => {
  expect(plainLine(name)).toBe(shown)
})
