import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WholePost } from '../../plan/all-posts.ts'
import type { Lists } from '../../plan/lists.ts'
import { statuses } from '../../plan/post.ts'
import { scheduleAt, scheduleAtInstant } from '../../plan/schedule.ts'
import { filePosts } from '../import/file-posts.ts'
import { lookAtFile } from '../import/look-at-file.ts'
import { readPosts } from '../import/read-posts.ts'
import type { RowPost } from '../read-post.ts'
import { exportPosts } from './export-posts.ts'
import { planNames } from './plan-names.ts'

const lists: Lists = {
  plan: { name: 'Plan', zone: 'Europe/London' },
  channels: [
    { id: 'c1', platform: 'x', name: '', handle: '@ourgroup', hue: 'red' },
    { id: 'c2', platform: 'instagram', name: 'Main; or: "the" \\one', handle: '@ourgroup', hue: 'blue' },
  ],
  tags: [
    { id: 't1', name: '=cmd|calc', hue: 'green' },
    { id: 't2', name: 'housing; rents, and more\\', hue: 'red' },
  ],
  campaigns: [{ id: 'k1', name: '-5% for all', hue: 'teal' }],
  members: [{ id: 'm1', name: '@ana', hue: 'pink' }],
  hashtagGroups: [],
  snippets: [],
  words: [],
}
const empty: Lists = { ...lists, channels: [], tags: [], campaigns: [], members: [] }

const hostile = fc.string({
  unit: fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    "'",
    '"',
    ',',
    ';',
    '\t',
    '\r',
    '\n',
    '\\',
    '&amp;',
    ' ',
    'é',
    '👩‍👩‍👧',
    'â€™',
    'a',
    '\ufeff',
  ),
  maxLength: 24,
})
const text = fc.oneof(
  hostile,
  fc.string({ unit: 'grapheme', maxLength: 40 }).filter((words) => !words.includes('\0')),
)
const moment = fc
  .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) })
  .map((at) => Math.floor(at / 60_000) * 60_000)
const schedule = fc.oneof(
  moment.map((at) => scheduleAtInstant(at, 'Europe/London')),
  // An hour that comes twice, the second time, and one that the clocks skip.
  fc.constantFrom(
    scheduleAtInstant(Date.UTC(2026, 9, 25, 1, 30), 'Europe/London'),
    scheduleAt('2026-03-29T01:30', 'Europe/London'),
  ),
)
const post: fc.Arbitrary<WholePost> = fc
  .record({
    text,
    status: fc.constantFrom(...statuses),
    schedule: fc.option(schedule),
    channels: fc.subarray(['c1', 'c2']),
    tags: fc.subarray(['t1', 't2']),
    campaign: fc.constantFrom(null, 'k1'),
    assignee: fc.constantFrom(null, 'm1'),
    link: fc.constantFrom(null, 'https://example.org/?a=1&copy=2,3'),
    metrics: fc.constantFrom(null, { likes: 0 }, { replies: 3, reposts: 1_000_000, likes: 7 }),
    createdAt: moment,
    version: fc.option(text),
    language: fc.constantFrom(null, 'de', 'pt-BR'),
  })
  .map(({ version, ...fields }, at = 0) => ({
    ...fields,
    id: `id-${fields.createdAt}-${at}`,
    updatedAt: fields.createdAt,
    deleted: false,
    media: fields.channels.length === 1 ? [{ id: 'u1', asset: 'ab'.repeat(32), alt: fields.text }] : [],
    variants: new Map(
      version === null || fields.channels[0] === undefined
        ? []
        : [
            [
              fields.channels[0],
              { text: version, link: null, firstComment: '=1', contentWarning: '', media: null, isThread: true },
            ],
          ],
    ),
  }))

async function* inParts(posts: readonly WholePost[]) {
  for (const one of posts) yield [one]
}

async function csvOf(posts: readonly WholePost[]): Promise<string> {
  let written = ''
  for await (const piece of exportPosts('csv', lists, inParts(posts))) written += piece
  return written
}

async function importOf(csv: string) {
  const file = new Blob([csv])
  const guess = await lookAtFile(file)
  if ('kind' in guess) return null
  const options = {
    mapping: guess.mapping,
    zone: 'UTC',
    dateOrder: guess.dateOrder,
    hashtagsToTags: true,
    repairText: true,
    skipKnown: true,
    channel: null,
    newChannels: null,
  }
  const rows: RowPost[] = []
  for await (const batch of readPosts(file, options, 0)) {
    expect(batch.problems).toEqual([])
    rows.push(...batch.posts)
  }
  let next = 0
  const filed = filePosts(rows, empty, options, () => `new-${++next}`)
  const names = planNames({ ...empty, ...filed })
  return filed.posts.map(({ importKey, channels = [], tags = [], variants = new Map(), ...rest }) => ({
    ...rest,
    key: importKey,
    channels: channels.map(names.channel),
    tags: tags.map(names.tag),
    campaign: rest.campaign == null ? null : names.campaign(rest.campaign),
    assignee: rest.assignee == null ? null : names.member(rest.assignee),
    variants: [...variants].map(([channel, variant]) => [names.channel(channel), variant]),
  }))
}

test('[HB7] a CSV export that is imported into another plan loses nothing', async () => {
  const names = planNames(lists)
  await fc.assert(
    fc.asyncProperty(fc.array(post, { minLength: 1, maxLength: 5 }), async (posts) => {
      const imported = await importOf(await csvOf(posts))
      expect(imported).toEqual(
        posts.map(({ id, deleted: _, updatedAt: __, channels, tags, campaign, assignee, variants, ...rest }) => ({
          ...rest,
          key: id,
          channels: channels.map(names.channel),
          tags: tags.map(names.tag),
          campaign: campaign === null ? null : names.campaign(campaign),
          assignee: assignee === null ? null : names.member(assignee),
          variants: [...variants].map(([channel, variant]) => [names.channel(channel), variant]),
        })),
      )
    }),
    { seed: 3, numRuns: 400 },
  )
})

test('[AP5] a CSV export says by whom and when a post was approved as it is, and nothing of one that was edited since', async () => {
  const [one] = fc.sample(post, { seed: 5, numRuns: 1 })
  if (one === undefined) throw new Error('nothing was generated')
  const approval = { kind: 'approved', by: 'm1', at: Date.UTC(2026, 10, 25, 11, 37), note: '', changed: [] } as const
  expect(await csvOf([{ ...one, approval }])).toMatch(/,'@ana,2026-11-25T11:37:00\.000Z\r\n$/)
  expect(await csvOf([{ ...one, approval: { ...approval, kind: 'edited' } }])).toMatch(/,,\r\n$/)
})

test('an export from before posts had a language is still known for one of ours', async () => {
  const [one] = fc.sample(post, { seed: 5, numRuns: 1 })
  if (one === undefined) throw new Error('nothing was generated')
  const csv = (await csvOf([{ ...one, text: 'Hello', language: null }])).replace(
    ',Language,Approved by,Approved at\r\n',
    '\r\n',
  )
  const imported = await importOf(csv.replace(/,,,\r\n$/, '\r\n'))
  expect(imported).toMatchObject([{ key: one.id, text: 'Hello', language: null }])
})

test('[HB7] no cell of a CSV export begins as a formula does', async () => {
  await fc.assert(
    fc.asyncProperty(post, async (one) => {
      const [, line = ''] = (await csvOf([{ ...one, text: one.text.replaceAll(/[\r\n]/g, ' ') }])).split('\r\n')
      const cells = line.match(/(?:^|,)(?:"(?:[^"]|"")*"|[^,]*)/g) ?? []
      for (const cell of cells) expect(cell.replace(/^,?"?/, '')).not.toMatch(/^[=+\-@\t\r]/)
    }),
    { seed: 4, numRuns: 200 },
  )
})
