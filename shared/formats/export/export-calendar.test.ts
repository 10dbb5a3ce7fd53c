import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WholePost } from '../../plan/all-posts.ts'
import type { Lists } from '../../plan/lists.ts'
import { scheduleAt } from '../../plan/schedule.ts'
import { contentLine, textValue } from './calendar-lines.ts'
import { exportPosts } from './export-posts.ts'

const lists: Lists = {
  plan: { name: 'Rents, now', zone: 'Europe/London' },
  channels: [{ id: 'c1', platform: 'x', name: '', handle: '@ourgroup', hue: 'red' }],
  tags: [{ id: 't1', name: 'housing, rents', hue: 'green' }],
  campaigns: [],
  members: [],
  hashtagGroups: [],
  snippets: [],
  words: [],
}
const post: WholePost = {
  id: '019abcde-0000-7000-8000-000000000001',
  text: 'Rents are up; wages are not.\nCome along, all of you!',
  status: 'approved',
  schedule: scheduleAt('2026-07-14T09:00', 'Europe/London'),
  channels: ['c1'],
  tags: ['t1'],
  campaign: null,
  assignee: null,
  link: 'https://example.org/1',
  metrics: null,
  media: [],
  variants: new Map(),
  language: null,
  deleted: false,
  createdAt: Date.UTC(2026, 6, 1, 8),
  updatedAt: Date.UTC(2026, 6, 1, 8, 0, 40),
}

async function calendarOf(...posts: readonly WholePost[]): Promise<string> {
  let written = ''
  const parts = (async function* () {
    yield posts
  })()
  for await (const piece of exportPosts('ics', lists, parts)) written += piece
  return written
}

const unfold = (calendar: string) => calendar.replaceAll('\r\n ', '').split('\r\n')
const plain = (value: string) => value.replaceAll(/\\([\\;,n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))

describe('a calendar file (RFC 5545)', () => {
  test('[HB8] holds an event in UTC, with a UID that stays, for each post with a date', async () => {
    const lines = unfold(await calendarOf(post, { ...post, id: 'undated', schedule: null }))
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
    expect(lines).toContain('UID:019abcde-0000-7000-8000-000000000001@placard')
    expect(lines).toContain('DTSTART:20260714T080000Z')
    expect(lines).toContain('LAST-MODIFIED:20260701T080040Z')
    expect(lines).toContain('SEQUENCE:40')
    expect(lines).toContain('STATUS:CONFIRMED')
    expect(lines).toContain('CATEGORIES:housing\\, rents')
    expect(lines).toContain('DESCRIPTION:Rents are up\\; wages are not.\\nCome along\\, all of you!')
    expect(lines[0]).toBe('BEGIN:VCALENDAR')
    expect(lines.at(-1)).toBe('')
  })

  test('[HB8] raises SEQUENCE with a change and cancels what was removed, under the same UID', async () => {
    const changed = { ...post, deleted: true, updatedAt: post.updatedAt + 60_000 }
    const lines = unfold(await calendarOf(changed))
    expect(lines).toContain(`UID:${post.id}@placard`)
    expect(lines).toContain('SEQUENCE:100')
    expect(lines).toContain('STATUS:CANCELLED')
  })

  test('[HB8] cancels what lost its date, at the time that it had; what never had one is not told of', async () => {
    const { schedule: last, ...others } = post
    if (last === null) throw new Error('The post has a time.')
    const undated = { ...others, schedule: null, lastSchedule: last, status: 'draft', updatedAt: post.updatedAt + 1000 }
    const lines = unfold(await calendarOf(undated as WholePost))
    expect(lines).toContain(`UID:${post.id}@placard`)
    expect(lines).toContain('DTSTART:20260714T080000Z')
    expect(lines).toContain('SEQUENCE:41')
    expect(lines).toContain('STATUS:CANCELLED')
    expect(lines.some((line) => line.startsWith('METHOD'))).toBe(false)
  })

  test('folds lines at 75 octets and never within a character; unfolding gives back the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (words) => {
        const text = words.replaceAll(/\p{Cc}/gu, ' ')
        const line = contentLine('DESCRIPTION', textValue(text))
        for (const part of line.trimEnd().split('\r\n')) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75)
          expect(Buffer.from(part).toString()).toBe(part)
        }
        expect(plain(line.slice(0, -2).replaceAll('\r\n ', '').slice('DESCRIPTION:'.length))).toBe(text)
      }),
      { seed: 5, numRuns: 500 },
    )
  })
})

test('JSON holds the lists and every visible post, and is one document', async () => {
  let written = ''
  const parts = (async function* () {
    yield [post, { ...post, id: 'gone', deleted: true }]
    yield [{ ...post, id: 'second' }]
  })()
  for await (const piece of exportPosts('json', lists, parts)) written += piece
  const read = JSON.parse(written) as { format: string; posts: { id: string; text: string }[]; tags: unknown }
  expect(read.format).toBe('placard-plan')
  expect(read.posts.map(({ id }) => id)).toEqual([post.id, 'second'])
  expect(read.posts[0]?.text).toBe(post.text)
  expect(read.tags).toEqual(lists.tags)
})
