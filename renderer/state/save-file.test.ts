import { expect, test } from 'vitest'
import { savedWords } from './save-file.ts'

test('says where a file went, and what to do if it went nowhere', () => {
  const show = () => {}
  expect(savedWords({ kind: 'saved', name: 'posts.csv', folder: 'Downloads', show })).toBe(
    'Saved “posts.csv” in Downloads',
  )
  expect(savedWords({ kind: 'handed-over', name: 'posts.csv' })).toContain('Your browser')
  expect(savedWords({ kind: 'failed', name: 'posts.csv' })).toMatch(/could not be saved: .*try again/)
  expect(savedWords({ kind: 'cancelled', name: 'posts.csv' })).toBeNull()
})
