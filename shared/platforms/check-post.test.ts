import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Platform } from '../plan/lists.ts'
import { platforms } from '../plan/lists.ts'
import { checkPost, type MediaFacts, type OutgoingPost, postedText } from './check-post.ts'

const picture: MediaFacts = {
  kind: 'image',
  width: 1080,
  height: 1080,
  bytes: 300_000,
  durationMs: null,
  alt: 'A crowd in front of the town hall',
}
const video: MediaFacts = { ...picture, kind: 'video', durationMs: 20_000 }
const post = (text: string, rest: Partial<OutgoingPost> = {}): OutgoingPost => ({ text, media: [], ...rest })

const ids = (platform: (typeof platforms)[number], outgoing: OutgoingPost) =>
  checkPost(platform, outgoing).map(({ severity, id }) => `${severity} ${id}`)

describe('the text', () => {
  test('that fits has nothing to mend', () => {
    expect(checkPost('x', post('Come to the town hall on Monday!'))).toEqual([])
  })

  test('over the limit says by how much and from where', () => {
    expect(checkPost('x', post('a'.repeat(292)))).toEqual([
      {
        severity: 'error',
        id: 'too-long',
        message: '12 over the limit of 280',
        mend: 'Shorten it, or let it become a thread',
        from: 280,
      },
    ])
    expect(checkPost('instagram', post('a'.repeat(2_201), { media: [picture] }))[0]?.mend).toBe('Shorten it')
  })

  test('that may become a thread is not too long, unless no thread can be made of it', () => {
    expect(ids('x', post('word '.repeat(100), { isThread: true }))).toEqual([])
    expect(ids('bluesky', post(`a${'\u0301'.repeat(2_000)}`, { isThread: true }))).toEqual(['error too-many-bytes'])
  })

  test('the link of the post counts with it, once', () => {
    const link = 'https://example.com/some/page'
    expect(postedText(post('Hello', { link }))).toBe(`Hello\n${link}`)
    expect(postedText(post(`Hello ${link}`, { link }))).toBe(`Hello ${link}`)
    expect(ids('x', post('a'.repeat(257), { link }))).toEqual(['error too-long'])
    expect(ids('x', post('a'.repeat(256), { link }))).toEqual([])
  })

  test("content warning and the channel's own limit are heeded", () => {
    expect(ids('mastodon', post('a'.repeat(400), { contentWarning: 'b'.repeat(101) }))).toEqual(['error too-long'])
    expect(ids('mastodon', post('a'.repeat(400), { contentWarning: 'b'.repeat(101), limit: 1_000 }))).toEqual([])
  })

  test('that is missing or holds what cannot be posted', () => {
    expect(ids('x', post(''))).toEqual(['error empty'])
    expect(ids('x', post('', { media: [picture] }))).toEqual([])
    expect(ids('mastodon', post(' \n '))).toEqual(['error empty'])
    expect(ids('youtube', post('1 < 2', { media: [video] }))).toEqual(['error forbidden-characters'])
  })

  test('hashtags: a warning above 5 and an error above 30 on Instagram', () => {
    const tags = (count: number) => Array.from({ length: count }, (_, index) => `#tag${index}`).join(' ')
    const media = [picture]
    expect(ids('instagram', post(tags(5), { media }))).toEqual([])
    expect(ids('instagram', post(tags(6), { media }))).toEqual(['warning too-many-hashtags'])
    expect(ids('instagram', post(tags(31), { media }))).toEqual(['error too-many-hashtags'])
    expect(ids('x', post(tags(6)))).toEqual([])
    expect(ids('threads', post('We are #1! #one'))).toEqual([])
  })

  test('a link wants its own line, and is dead in a caption on Instagram', () => {
    expect(checkPost('bluesky', post('See example.com for more'))).toMatchObject([{ id: 'link-in-line', from: 4 }])
    expect(ids('bluesky', post('See\nexample.com \nfor more'))).toEqual([])
    expect(ids('mastodon', post('See example.com for more'))).toEqual([])
    expect(ids('instagram', post('example.com', { media: [picture] }))).toEqual(['warning dead-link'])
  })
})

describe('the media', () => {
  test('are missing on Instagram, and a video on YouTube', () => {
    expect(ids('instagram', post('Hello'))).toEqual(['error no-media'])
    expect(ids('youtube', post('Hello'))).toEqual(['error no-media'])
    expect(ids('youtube', post('Hello', { media: [video] }))).toEqual([])
  })

  test('are too many, or of two kinds', () => {
    expect(ids('bluesky', post('Hello', { media: Array(11).fill(picture) }))).toEqual(['error too-many-images'])
    expect(ids('bluesky', post('Hello', { media: Array(10).fill(picture) }))).toEqual([])
    expect(ids('mastodon', post('Hello', { media: Array(5).fill(picture) }))).toEqual(['error too-many-images'])
    expect(ids('bluesky', post('Hello', { media: [video, video] }))).toEqual(['error too-many-videos'])
    expect(ids('bluesky', post('Hello', { media: [picture, video] }))).toEqual(['error mixed-media'])
  })

  test('lack a description, or have too long a one', () => {
    const found = checkPost('mastodon', post('Hello', { media: [picture, { ...picture, alt: ' ' }] }))
    expect(found).toMatchObject([{ severity: 'warning', id: 'missing-alt', media: [1] }])
    expect(found[0]?.message).toBe('Picture 2 is without alt text')
    expect(ids('bluesky', post('', { media: [{ ...picture, alt: 'a'.repeat(2_001) }] }))).toEqual([
      'error alt-too-long',
    ])
  })

  test('are too large, nearly too large, of too many pixels, or of the wrong shape', () => {
    const media = (change: Partial<MediaFacts>) => post('Hello', { media: [{ ...picture, ...change }] })
    expect(ids('bluesky', media({ bytes: 2_000_001 }))).toEqual(['error file-too-large'])
    expect(ids('bluesky', media({ bytes: 1_000_000 }))).toEqual(['warning file-too-large'])
    expect(ids('bluesky', media({ bytes: 999_000 }))).toEqual([])
    expect(ids('mastodon', media({ width: 4_000, height: 3_000 }))).toEqual(['error too-many-pixels'])
    expect(ids('instagram', media({ width: 1080, height: 1921 }))).toEqual(['error wrong-ratio'])
    expect(ids('instagram', media({ width: 2000, height: 1000 }))).toEqual(['error wrong-ratio'])
    for (const [width, height] of [
      [1080, 1080],
      [1080, 1350],
      [1080, 1440],
      [1080, 566],
    ] as const) {
      expect(ids('instagram', media({ width, height }))).toEqual([])
    }
  })
})

describe('a video', () => {
  const told = (platform: Platform, change: Partial<MediaFacts>) =>
    checkPost(platform, post('Hello', { media: [{ ...video, ...change }] })).map(({ severity, id, message }) => [
      `${severity} ${id}`,
      message,
    ])

  test.each([
    ['bluesky', 605_000, 'error', 'The video is 10 min 5 s long, where 10 min are taken'],
    ['threads', 301_000, 'error', 'The video is 5 min 1 s long, where 5 min are taken'],
    ['instagram', 960_000, 'error', 'The video is 16 min long, where 15 min are taken'],
    ['tiktok', 3_600_000, 'error', 'The video is 60 min long, where 10 min are taken'],
    ['x', 141_000, 'warning', 'The video is 2 min 21 s long: more than 2 min 20 s is not taken from every account'],
  ] as const)('is too long for %s', (platform, durationMs, severity, message) => {
    expect(told(platform, { durationMs })).toEqual([[`${severity} video-too-long`, message]])
  })

  test('may run as long as is allowed, to the last frame; of one that says no length nothing is claimed', () => {
    expect(told('bluesky', { durationMs: 600_000 })).toEqual([])
    expect(told('bluesky', { durationMs: 600_400 })).toEqual([])
    expect(told('bluesky', { durationMs: null })).toEqual([])
    expect(told('telegram', { durationMs: 9_000_000 })).toEqual([])
  })

  test('is too large for Bluesky and Mastodon, whose servers take less than Placard', () => {
    const message = 'The video is 350 MB large, where 300 MB are taken'
    expect(told('bluesky', { bytes: 350_000_000 })).toEqual([['error file-too-large', message]])
    expect(told('mastodon', { bytes: 99 * 1_024 * 1_024 })).toEqual([])
    expect(told('mastodon', { bytes: 110_000_000 })).toMatchObject([['error file-too-large', expect.anything()]])
  })
})

test.each([
  ['x', 1_000],
  ['mastodon', 1_500],
] as const)('on %s a description has %i characters at most', (platform, most) => {
  const found = (length: number) => ids(platform, post('Hello', { media: [{ ...picture, alt: 'ä'.repeat(length) }] }))
  expect(found(most)).toEqual([])
  expect(found(most + 1)).toEqual(['error alt-too-long'])
})

test('checking never fails, and what is refused comes first', () => {
  const facts = fc.record({
    kind: fc.constantFrom('image' as const, 'video' as const),
    width: fc.nat(10_000),
    height: fc.nat(10_000),
    bytes: fc.nat(30_000_000),
    durationMs: fc.option(fc.nat()),
    alt: fc.string({ maxLength: 10 }),
  })
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(facts, { maxLength: 12 }),
      fc.boolean(),
      fc.constantFrom(...platforms),
      (text, media, isThread, platform) => {
        const severities = checkPost(platform, { text, media, isThread }).map(({ severity }) => severity)
        expect(severities).toEqual(severities.toSorted())
      },
    ),
  )
})
