import { expect, test } from 'vitest'
import { repeatedFile } from '../../../test/support/generated-file.ts'
import type { ImportOptions } from '../../ipc/import-api.ts'
import { lookAtFile } from './look-at-file.ts'
import { previewFile } from './preview-file.ts'
import { readPosts } from './read-posts.ts'

const options: ImportOptions = {
  mapping: ['text', 'date', 'likes'],
  zone: 'UTC',
  dateOrder: 'month-first',
  hashtagsToTags: false,
  repairText: true,
  skipKnown: false,
  channel: null,
  newChannels: null,
}
const never = new AbortController().signal

test('a file is read in small pieces, and every row comes once', async () => {
  const count = 50_000
  const file = repeatedFile('text,date,likes\n', '"A line, and\nanother of this post",3/28/17 10:00,12\n', count)
  let posts = 0
  let lastLine = 0
  for await (const batch of readPosts(file, options, 0)) {
    posts += batch.posts.length
    lastLine = batch.posts.at(-1)?.line ?? lastLine
  }
  expect(posts).toBe(count)
  expect(lastLine).toBe(2 * count)
  expect(file.longestPiece()).toBeLessThanOrEqual(256 * 1024)
})

test('a wholly broken file keeps a bounded list of problems, and counts the rest', async () => {
  const file = repeatedFile('text,date,likes\n', 'bad date,99/99/99,1\n', 30_000)
  const preview = await previewFile(file, options, 0, new Set(), never)
  expect(preview).toMatchObject({ rows: 30_000, problemCount: 30_000 })
  expect(preview?.problems).toHaveLength(10_000)
})

test('a quote that swallows megabytes costs one row', async () => {
  const file = repeatedFile('text,date,likes\n"open,3/28/17 10:00,1\n', 'fine,3/28/17 10:00,1\n', 100_000)
  const preview = await previewFile(file, options, 0, new Set(), never)
  expect(preview).toMatchObject({ rows: 100_001, problemCount: 1 })
  expect(preview?.problems[0]).toMatchObject({ line: 2, reason: 'A quote opens on this line and is never closed.' })
})

test('a file with more posts than an import takes is refused at once, in words', async () => {
  const file = repeatedFile('text,date,likes\n', 'A post,3/28/17 10:00,12\n', 5_000_000)
  expect(await lookAtFile(file)).toMatchObject({ kind: 'failed', reason: expect.stringContaining('Split it') })
})
