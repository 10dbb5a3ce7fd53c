import { describe, expect, test } from 'vitest'
import type { BundleApplied } from '../../../shared/ipc/bundle-api.ts'
import { contentWords, detail, mediaWords, progressWords, share, sizeWords, summary } from './words.ts'

const applied: BundleApplied = {
  kind: 'applied',
  memberName: 'Ben',
  isOwn: false,
  madeAt: Date.UTC(2026, 10, 24, 9, 30),
  newPosts: 0,
  changedPosts: 0,
  otherChanges: 0,
  malformed: 0,
  media: 0,
  mediaFailed: 0,
  inStep: true,
}

describe('what came in', () => {
  test.each([
    [{ newPosts: 12, changedPosts: 3 }, '12 posts new, 3 changed.'],
    [{ newPosts: 1 }, '1 post new.'],
    [{ changedPosts: 1 }, '1 post changed.'],
    [{ otherChanges: 1 }, 'The team’s lists have changed.'],
    [{ media: 2 }, '2 pictures, videos and previews new.'],
    [{}, 'Nothing new: you had all of it.'],
  ])('%o is told as %s', (counts, words) => {
    expect(summary({ ...applied, ...counts })).toBe(words)
  })

  test('says who wrote it, and whether there is something to hand back', () => {
    expect(detail(applied)).toMatch(/^Ben wrote this file on .*2026.* Your plan now equals theirs as it was then\.$/)
    expect(detail({ ...applied, inStep: false })).toContain('export them to hand them back')
    expect(detail({ ...applied, isOwn: true })).toMatch(/^You wrote this file on [^.]*\.$/)
    expect(detail({ ...applied, malformed: 2 })).toContain('2 entries could not be read')
    expect(detail({ ...applied, mediaFailed: 1 })).toContain('1 picture, video or preview could not be kept')
    expect(detail({ ...applied, newPosts: 1, otherChanges: 1 })).toContain('lists have changed too')
  })
})

test('what a file holds is told with its size', () => {
  expect(contentWords({ documents: 3, whole: false, tooLarge: 0, media: null }, 900)).toBe('3 entries, 900 bytes.')
  expect(contentWords({ documents: 0, whole: false, tooLarge: 0, media: null }, 1500)).toBe(
    'Nothing that they lack, 1.5 kB.',
  )
  expect(contentWords({ documents: 9, whole: true, tooLarge: 1, media: null }, 2e6)).toContain(
    '1 entry too large for a file was left out',
  )
  expect(sizeWords(999_700)).toBe('1 MB')
})

test('what a file holds of pictures and videos is told, and what it does not', () => {
  expect(mediaWords(null)).toBe('Pictures and videos are not in it.')
  expect(mediaWords({ files: 0, bytes: 0, tooLarge: 0, elsewhere: 3 })).toBe(
    'No pictures or videos are in it. 3 are not on this computer.',
  )
  expect(mediaWords({ files: 5, bytes: 3e6, tooLarge: 2, elsewhere: 0 })).toBe(
    '5 pictures, videos and previews are in it, 3 MB. 2 did not fit into the limit.',
  )
})

const none = { done: 0, total: 0 }

test('progress rises from the check to the end', () => {
  expect(share(null)).toBeNull()
  expect(share({ phase: 'checking', done: 50, total: 100, media: none })).toBe(25)
  expect(share({ phase: 'applying', done: 50, total: 100, media: none })).toBe(75)
  expect(share({ phase: 'writing', done: 50, total: 100, media: none })).toBe(50)
  const media = { done: 5000, total: 10_000 }
  expect(share({ phase: 'writing', done: 10, total: 10, media })).toBe(75)
  expect(progressWords({ phase: 'writing', done: 10, total: 10, media })).toBe(
    'Writing pictures and videos, 5 kB of 10 kB',
  )
  expect(progressWords({ phase: 'applying', done: 5, total: 10, media: none })).toBe('Taking in 5 of 10')
})
