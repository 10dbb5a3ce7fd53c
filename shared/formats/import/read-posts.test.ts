import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ImportOptions } from '../../ipc/import-api.ts'
import type { FileLike } from '../../ipc/platform.ts'
import type { RowPost, RowProblem } from '../read-post.ts'
import { lookAtFile } from './look-at-file.ts'
import { readPosts } from './read-posts.ts'

const now = Date.UTC(2026, 0, 1)
const real = new Blob([readFileSync(new URL('../../../renderer/sample/campaign-posts-2014-2017.csv', import.meta.url))])

async function readAll(file: FileLike, change: Partial<ImportOptions> = {}) {
  const guess = await lookAtFile(file)
  if ('kind' in guess) return { guess: null, posts: [], problems: [], reason: guess.reason }
  const options: ImportOptions = {
    mapping: guess.mapping,
    zone: 'America/New_York',
    dateOrder: guess.dateOrder,
    hashtagsToTags: true,
    repairText: guess.damaged > 0,
    skipKnown: true,
    channel: null,
    newChannels: null,
    ...change,
  }
  const posts: RowPost[] = []
  const problems: RowProblem[] = []
  for await (const batch of readPosts(file, options, now)) {
    posts.push(...batch.posts)
    problems.push(...batch.problems)
  }
  return { guess, posts, problems, reason: null }
}

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe('the real file', () => {
  test('is understood without help', async () => {
    const { guess } = await readAll(real)
    expect(guess).toMatchObject({
      mapping: ['date', 'text', 'link', 'replies', 'reposts', 'likes', 'channel'],
      encoding: 'Windows-1252',
      delimiter: ',',
      zoneless: true,
      dateOrder: 'month-first',
      rows: 3207,
      handles: ['BarackObama'],
    })
    expect(guess?.damaged).toBe(1375)
  })

  test('gives 3,207 posts with their dates, figures, links and line breaks', async () => {
    const { posts, problems } = await readAll(real)
    expect(problems).toEqual([])
    expect(posts).toHaveLength(3207)
    expect(posts.filter((post) => post.text.includes('\n'))).toHaveLength(90)
    expect(posts.some((post) => /&amp;|&gt;|\r/.test(post.text))).toBe(false)
    expect(new Set(posts.map((post) => post.importKey)).size).toBe(3207)
    expect(new Set(posts.map((post) => post.status))).toEqual(new Set(['posted']))
    expect(posts[0]).toMatchObject({
      line: 2,
      schedule: { wall: '2017-10-16T22:59', zone: 'America/New_York', instant: Date.UTC(2017, 9, 17, 2, 59) },
      link: 'https://twitter.com/BarackObama/status/920061541986250758',
      metrics: { replies: 17064, reposts: 89916, likes: 641842 },
      handle: 'BarackObama',
    })
    expect(posts[3]?.text).toContain(
      'Puerto Rico & the USVI, where our fellow Americans need us right now. Join us a… https',
    )
  })

  test('keeps the damage when asked to', async () => {
    const { posts } = await readAll(real, { repairText: false })
    expect(posts[3]?.text).toContain('Join us aäó_ https')
  })
})

describe('encodings', () => {
  const csv = 'text,date\nCafé “über” €5 😀,2026-07-14\n'
  const utf16 = (littleEndian: boolean, mark: boolean) => {
    const text = mark ? `\ufeff${csv}` : csv
    const bytes = new DataView(new ArrayBuffer(text.length * 2))
    for (let index = 0; index < text.length; index++) bytes.setUint16(index * 2, text.charCodeAt(index), littleEndian)
    return bytes.buffer
  }
  test.each([
    ['UTF-8', csv, 'UTF-8'],
    ['UTF-8 with a mark', `\ufeff${csv}`, 'UTF-8'],
    ['UTF-16 little endian', utf16(true, true), 'UTF-16LE'],
    ['UTF-16 big endian', utf16(false, true), 'UTF-16BE'],
    ['UTF-16 without a mark', utf16(true, false), 'UTF-16LE'],
  ])('%s', async (_, bytes, encoding) => {
    const { guess, posts } = await readAll(new Blob([bytes]))
    expect(guess?.encoding).toBe(encoding)
    expect(guess?.headers[0]).toBe('text')
    expect(posts[0]?.text).toBe('Café “über” €5 😀')
  })

  test('lines of different encodings in one file, and a U+FFFD that is really there', async () => {
    const bytes = new Blob([`text\nCafé one\n`, latin1('Caf\xe9 \x93two\x94\n'), 'Caf\ufffd three\n'])
    const { guess, posts } = await readAll(bytes)
    expect(guess?.encoding).toBe('UTF-8 and Windows-1252, mixed')
    expect(posts.map((post) => post.text)).toEqual(['Café one', 'Café “two”', 'Caf\ufffd three'])
  })
})

test('spaces around a cell do not count', async () => {
  const file = new Blob(['text,date,link,likes\n  Come on Friday ,1/2/17 , https://example.org/1 , 5 \n'])
  const { posts } = await readAll(file)
  expect(posts).toMatchObject([
    { text: 'Come on Friday', status: 'posted', link: 'https://example.org/1', metrics: { likes: 5 } },
  ])
})

describe('malformed files', () => {
  test('bad rows are listed with their line and reason, the good ones are in', async () => {
    const file = new Blob([
      'text,date,likes\n',
      'good,1/2/17 10:00,5\n',
      '"two\nlines",13/13/17,5\n',
      'bad likes,1/3/17,lots\n',
      ',1/3/17,5\n',
      'zero\0byte,1/3/17,5\n',
      'short,1/3/17\n',
      'long,1/3/17,5,6\n',
      'padded,1/4/17,5,,\n',
      '"never closed,1/3/17,5\n',
      'last,1/13/17 9:00,\n',
    ])
    const { posts, problems } = await readAll(file)
    expect(posts.map((post) => post.text)).toEqual(['good', 'padded', 'last'])
    expect(problems.map((problem) => [problem.line, problem.reason])).toEqual([
      [3, '“13/13/17” is not a date in the chosen order.'],
      [5, '“lots” is not a number of likes.'],
      [6, 'The row has no text.'],
      [7, 'The row has zero bytes: this part of the file is damaged.'],
      [8, 'The row has 2 cells, the header has 3.'],
      [9, 'The row has 4 cells, the header has 3.'],
      [11, 'A quote opens on this line and is never closed.'],
    ])
  })

  test.each([
    ['empty', ''],
    ['blank lines', '\n\r\n\n'],
    ['only a header', 'text,date\n'],
  ])('%s: nothing to import, in words', async (_, text) => {
    const { reason } = await readAll(new Blob([text]))
    expect(reason).toMatch(/empty|one line/)
  })

  test.each([
    ['an office file', 'PK\u0003\u0004\u0014\0\u0006\0', /Excel, Numbers or Word file/],
    ['an old office file', '\xd0\xcf\u0011\xe0\xa1\xb1\u001a\xe1\0', /older Excel/],
    ['a PDF', '%PDF-1.7\n', /a PDF/],
  ])('%s: what it is and what to do, in words', async (_, start, words) => {
    const { reason } = await readAll(new Blob([latin1(`${start}rest,of,it\n1,2,3\n`)]))
    expect(reason).toMatch(words)
    expect(reason).toMatch(/as CSV.* Nothing was imported/)
  })

  test('any bytes are read to their end', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '\0', 'é', '1/2/17', 'x', '\ufeff'), maxLength: 80 }),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        const { posts, problems, guess } = await readAll(new Blob(['text,date\n', body]))
        if (guess !== null) expect(posts.length + problems.length).toBe(guess.rows)
      }),
      { numRuns: 500 },
    )
  })
})
