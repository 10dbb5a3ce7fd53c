import { expect, test } from 'vitest'
import { hues } from './lists.ts'
import { memberHue } from './member-hue.ts'

test('a person has the same hue on every computer and in every version, and people have all of them', () => {
  expect(['ana', 'ben', 'cleo', '018f0000-0000-7000-8000-000000000001'].map(memberHue)).toEqual([
    'red',
    'blue',
    'green',
    'green',
  ])
  const ids = Array.from({ length: 100 }, (_, number) => `018f0000-0000-7000-8000-${`${number}`.padStart(12, '0')}`)
  expect(new Set(ids.map(memberHue))).toEqual(new Set(hues))
})
