import { expect, test } from 'vitest'
import { unsavedInWords } from './unsaved-in-words.ts'

test('what is not saved is named as far as that helps, and counted beyond', () => {
  expect(unsavedInWords({ posts: [], morePosts: 0, others: null })).toEqual([])
  expect(unsavedInWords({ posts: ['We march', ''], morePosts: 0, others: null })).toEqual([
    '“We march”',
    'A post without words',
  ])
  expect(unsavedInWords({ posts: ['a', 'b'], morePosts: 1, others: 'the team’s lists' }).slice(2)).toEqual([
    'and 1 more post',
    'The team’s lists',
  ])
  expect(unsavedInWords({ posts: ['a'], morePosts: 1200, others: null })[1]).toBe('and 1,200 more posts')
})
