import { describe, expect, test } from 'vitest'
import type { BundleApplied } from '../../../shared/ipc/bundle-api.ts'
import { contentWords, detail, progressWords, share, sizeWords, summary } from './words.ts'

const applied: BundleApplied = {
  kind: 'applied',
  memberName: 'Ben',
  isOwn: false,
  madeAt: Date.UTC(2026, 10, 24, 9, 30),
  newPosts: 0,
  changedPosts: 0,
  otherChanges: 0,
  malformed: 0,
  inStep: true,
}

describe('what came in', () => {
  test.each([
    [{ newPosts: 12, changedPosts: 3 }, '12 posts new, 3 changed.'],
    [{ newPosts: 1 }, '1 post new.'],
    [{ changedPosts: 1 }, '1 post changed.'],
    [{ otherChanges: 1 }, 'The team’s lists have changed.'],
    [{}, 'Nothing new: you had all of it.'],
  ])('%o is told as %s', (counts, words) => {
    expect(summary({ ...applied, ...counts })).toBe(words)
  })

  test('says who wrote it, and whether there is something to hand back', () => {
    expect(detail(applied)).toMatch(/^Ben wrote this file on .*2026.* Your plan now equals theirs as it was then\.$/)
    expect(detail({ ...applied, inStep: false })).toContain('export them to hand them back')
    expect(detail({ ...applied, isOwn: true })).toMatch(/^You wrote this file on [^.]*\.$/)
    expect(detail({ ...applied, malformed: 2 })).toContain('2 entries could not be read')
    expect(detail({ ...applied, newPosts: 1, otherChanges: 1 })).toContain('lists have changed too')
  })
})

test('what a file holds is told with its size', () => {
  expect(contentWords({ documents: 3, whole: false, tooLarge: 0 }, 900)).toBe('3 entries, 900 bytes.')
  expect(contentWords({ documents: 0, whole: false, tooLarge: 0 }, 1500)).toBe('Nothing that they lack, 1.5 kB.')
  expect(contentWords({ documents: 9, whole: true, tooLarge: 1 }, 2e6)).toContain(
    '1 entry too large for a file was left out',
  )
  expect(sizeWords(999_700)).toBe('1 MB')
})

test('progress rises from the check to the end', () => {
  expect(share(null)).toBeNull()
  expect(share({ phase: 'checking', done: 50, total: 100 })).toBe(25)
  expect(share({ phase: 'applying', done: 50, total: 100 })).toBe(75)
  expect(share({ phase: 'writing', done: 50, total: 100 })).toBe(50)
  expect(progressWords({ phase: 'applying', done: 5, total: 10 })).toBe('Taking in 5 of 10')
})
