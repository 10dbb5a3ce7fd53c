import { expect, test } from 'vitest'
import { looksLikeMedia } from './media-files.ts'

test.each([
  ['march.JPG', '', true],
  ['march.heic', '', true],
  ['march', 'image/png', true],
  ['march', 'video/mp4', true],
  ['march.png.txt', 'text/plain', false],
  ['posts.csv', 'text/csv', false],
  ['images', 'application/image/png', false],
])('%j of type %j is meant for the Library: %j', (name, type, expected) => {
  expect(looksLikeMedia(new File([], name, { type }))).toBe(expected)
})
