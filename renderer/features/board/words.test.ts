import { expect, test } from 'vitest'
import { movedWords, postCount } from './words.ts'

test('a move says how many went where; an approval is called one', () => {
  expect(movedWords(1, 'review')).toBe('Moved to Review')
  expect(movedWords(2, 'review')).toBe('Moved 2 posts to Review')
  expect(movedWords(1, 'approved')).toBe('Approved the post')
  expect(movedWords(3207, 'approved')).toBe('Approved 3,207 posts')
  expect(postCount(1)).toBe('1 post')
})
