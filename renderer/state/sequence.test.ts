import { expect, it } from 'vitest'
import { neighbours } from './sequence.ts'

it('finds the posts before and after one', () => {
  expect(neighbours(['a', 'b', 'c'], 'b')).toEqual({ previous: 'a', next: 'c' })
  expect(neighbours(['a', 'b'], 'a')).toEqual({ previous: null, next: 'b' })
  expect(neighbours(['a', 'b'], 'b')).toEqual({ previous: 'a', next: null })
  expect(neighbours(['a'], 'gone')).toEqual({ previous: null, next: null })
})
