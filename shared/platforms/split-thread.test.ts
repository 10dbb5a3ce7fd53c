import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Platform, platforms } from '../plan/lists.ts'
import { countText, type TextSettings, textLimit } from './count-text.ts'
import { splitThread } from './split-thread.ts'

function partsOf(platform: Platform, text: string, settings: TextSettings = {}) {
  const thread = splitThread(platform, text, settings)
  return thread.kind === 'parts' ? thread.parts : []
}

const texts = (platform: Platform, text: string, settings: TextSettings = {}) =>
  partsOf(platform, text, settings).map((part) => part.text)

describe('a text becomes a thread', () => {
  test('that fits is one post without a number', () => {
    expect(splitThread('x', 'One. Two.')).toEqual({ kind: 'one' })
    expect(splitThread('x', '')).toEqual({ kind: 'one' })
    expect(splitThread('email', 'a'.repeat(100_000))).toEqual({ kind: 'one' })
  })

  test('after the last sentence that fits', () => {
    const text = 'First things first. Then there is more! “Is there?” Yes, e.g. this one. And the end'
    expect(texts('mastodon', text, { limit: 50 })).toEqual([
      'First things first. Then there is more! (1/2)',
      '“Is there?” Yes, e.g. this one. And the end (2/2)',
    ])
  })

  test('after a line where no sentence ends, after a word where no line ends', () => {
    expect(texts('mastodon', 'A first line here\n\nthen a second one', { limit: 30 })).toEqual([
      'A first line here (1/2)',
      'then a second one (2/2)',
    ])
    expect(texts('mastodon', 'one two three four five six seven', { limit: 26 })).toEqual([
      'one two three four (1/2)',
      'five six seven (2/2)',
    ])
  })

  test('at a sentence that leaves a post a third full, not before', () => {
    expect(texts('mastodon', 'No. But what comes then is much longer than that', { limit: 32 })[0]).toBe(
      'No. But what comes then is (1/2)',
    )
  })

  test('at the end of a Chinese sentence, which needs no space', () => {
    expect(texts('x', '故人西辞黄鹤楼，烟花三月下扬州。孤帆远影碧空尽', { limit: 44 })).toEqual([
      '故人西辞黄鹤楼，烟花三月下扬州。 (1/2)',
      '孤帆远影碧空尽 (2/2)',
    ])
  })

  test('a word that is longer than a post is cut, but no emoji and no link', () => {
    expect(texts('mastodon', 'abcdefghijklmnop', { limit: 11 })).toEqual([
      'abcde (1/4)',
      'fghij (2/4)',
      'klmno (3/4)',
      'p (4/4)',
    ])
    expect(texts('linkedin', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦', { limit: 19 })).toEqual(['👨‍👩‍👧‍👦 (1/2)', '👨‍👩‍👧‍👦 (2/2)'])
    const link = 'https://example.com/a/path/that/is/long'
    expect(texts('x', `See ${link} ${link}`, { limit: 40 })).toEqual([`See ${link} (1/2)`, `${link} (2/2)`])
  })

  test('numbers of two digits have their room too', () => {
    const parts = partsOf('x', 'word '.repeat(1_000))
    expect(parts.length).toBeGreaterThan(10)
    expect(parts.at(-1)?.text.endsWith(`(${parts.length}/${parts.length})`)).toBe(true)
    expect(parts.every((part) => part.count <= 280)).toBe(true)
  })

  test('the content warning stands over each part', () => {
    for (const part of partsOf('mastodon', 'word '.repeat(300), { contentWarning: 'x'.repeat(400) })) {
      expect(part.count).toBeLessThanOrEqual(500)
      expect(part.text.length).toBeLessThanOrEqual(100)
    }
  })

  test('is said to be impossible where a character is longer than a post', () => {
    expect(splitThread('bluesky', `a${'\u0301'.repeat(2_000)}`)).toEqual({ kind: 'impossible' })
    expect(splitThread('mastodon', 'Much too small', { limit: 4 })).toEqual({ kind: 'impossible' })
  })
})

describe('whatever the text', () => {
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.lorem({ maxCount: 12, mode: 'words' }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        '. ',
        '! ',
        '\n\n',
        ' ',
        ' ',
        '。',
        'https://example.com/some/path?query ',
        'example.com',
        '@alice@example.social ',
        '👨‍👩‍👧‍👦'.repeat(5),
        '漢字'.repeat(12),
        'longword'.repeat(12),
        'e\u0301',
        '\ud83d',
      ),
    },
  )
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))

  test('no character is lost, none comes twice, and no part is over the limit', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...platforms), fc.integer({ min: 60, max: 300 }), (any, platform, limit) => {
        const settings = { limit }
        const thread = splitThread(platform, any, settings)
        if (thread.kind === 'one') {
          expect(countText(platform, any, settings).faults).not.toContain('too-long')
          return
        }
        expect(thread.kind).toBe('parts')
        const parts = partsOf(platform, any, settings)
        let at = 0
        for (const [index, { from, to, text: posted, count }] of parts.entries()) {
          expect(any.slice(at, from).trim()).toBe('')
          expect(to).toBeGreaterThan(from)
          expect(posted).toBe(`${any.slice(from, to)} (${index + 1}/${parts.length})`)
          expect(count).toBe(countText(platform, posted, settings).count)
          expect(count).toBeLessThanOrEqual(textLimit(platform, settings) ?? 0)
          at = to
        }
        expect(any.slice(at).trim()).toBe('')
      }),
    )
  })

  test('a text of 60,000 characters is cut in proportion to its length', () => {
    const timeOf = (long: string) => {
      const start = performance.now()
      splitThread('x', long)
      return performance.now() - start
    }
    const sentence = 'Come to the town hall on Monday; bring a friend, and your own sign. '
    timeOf(sentence.repeat(20))
    const short = Math.max(timeOf(sentence.repeat(80)), 2)
    // A busy machine may be busy once.
    expect([800, 801, 802].some((times) => timeOf(sentence.repeat(times)) < 60 * short)).toBe(true)
  })
})
