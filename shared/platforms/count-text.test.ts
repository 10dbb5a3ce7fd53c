import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { platforms } from '../plan/lists.ts'
import { countText, isSurelyShort } from './count-text.ts'
import { byteLength } from './counting/characters.ts'

/** Every sequence of Unicode's emoji test data: fully, minimally and not qualified, and the components. */
const emojiTestData = readFileSync(
  createRequire(import.meta.url).resolve('emoji-test-regex-pattern/dist/latest/index-strings.txt'),
  'utf8',
)
  .trimEnd()
  .split('\n')

const count = (platform: (typeof platforms)[number], text: string) => countText(platform, text).count

describe('X counts as twitter-text does', () => {
  test.each([
    ['', 0, false],
    ['Hello', 5, true],
    [' ', 1, true],
    ['café', 4, true],
    ['cafe\u0301', 4, true],
    ['漢字', 4, true],
    ['한글', 4, true],
    ['\u1112\u1161\u11ab', 2, true],
    ['שּׁ', 3, true],
    ['“quoted” – and…', 16, true],
    ['\u2010\u201f\u2032\u2037\u200d', 5, true],
    ['\u200e\u2022\u2026', 6, true],
    ['H🐱☺👨‍👩‍👧‍👦', 7, true],
    ['🙋🏽👨‍🎤', 4, true],
    ['1⃣', 2, true],
    ['©', 1, true],
    ['©️', 2, true],
    ['😀\ufe0e', 4, true],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 2, true],
    ['\u{1f1e6}\u{1f1e6}', 4, true],
    ['\ud83d', 2, true],
    ['a\ufeffb', 4, false],
    ['a\uffff', 3, false],
    ['a\ufffe', 3, false],
    ['Hi http://test.co', 26, true],
    ['test.co', 23, true],
    ['t.co and bit.ly/a', 51, true],
    ['\u2066\u202ahttp://foobar.پاکستان/\u202c\u2069', 31, true],
  ])('%j weighs %d', (text, weight, valid) => {
    expect(countText('x', text)).toMatchObject({ count: weight, limit: 280, valid })
  })

  test('takes 280 and no more, and says where the rest begins', () => {
    expect(countText('x', 'a'.repeat(280))).toMatchObject({ valid: true, overFrom: null })
    expect(countText('x', 'a'.repeat(281))).toMatchObject({ valid: false, overFrom: 280, faults: ['too-long'] })
    expect(countText('x', '漢'.repeat(141))).toMatchObject({ valid: false, overFrom: 140 })
    expect(countText('x', '👨‍👩‍👧‍👦'.repeat(140))).toMatchObject({ count: 280, valid: true })
    expect(countText('x', `${'a'.repeat(270)} https://example.com/long`)).toMatchObject({ count: 294, overFrom: 271 })
  })

  test('says where the rest begins in the text as it was typed, not as it is composed', () => {
    expect(countText('x', `${'e\u0301'.repeat(280)}b`)).toMatchObject({ count: 281, overFrom: 560 })
    expect(countText('x', `${'\u1112\u1161\u11ab'.repeat(140)}b`)).toMatchObject({ count: 281, overFrom: 420 })
  })
})

describe('every sequence of the Unicode emoji test data', () => {
  test('is the current data', () => {
    expect(emojiTestData.length).toBeGreaterThan(5_280)
    expect(emojiTestData).toContain('🫩')
  })

  test('weighs 2 for X, but for two signs that are text there without a variation selector', () => {
    expect(emojiTestData.filter((emoji) => count('x', emoji) !== 2)).toEqual(['©', '®'])
  })

  test('is one character for Bluesky and Mastodon', () => {
    expect(emojiTestData.filter((emoji) => count('bluesky', emoji) !== 1)).toEqual([])
    expect(emojiTestData.filter((emoji) => count('mastodon', emoji) !== 1)).toEqual([])
  })

  test('counts as its bytes for Threads, but for lone signs that are text without a variation selector', () => {
    const differing = emojiTestData.filter((emoji) => count('threads', emoji) !== byteLength(emoji))
    expect(differing.every((emoji) => /^(?!\p{Emoji_Presentation})\p{Emoji}$/u.test(emoji))).toBe(true)
  })
})

describe('Bluesky', () => {
  test('counts what a person sees as characters', () => {
    expect(count('bluesky', 'Hello')).toBe(5)
    expect(count('bluesky', 'e\u0301\r\n🇩🇪👨‍👩‍👧‍👦')).toBe(4)
    expect(count('bluesky', 'नमस्ते')).toBe(3)
    expect(countText('bluesky', '👨‍👩‍👧‍👦'.repeat(120))).toMatchObject({ count: 120, valid: true })
  })

  test('takes 300 of them and 3,000 bytes, whichever comes first', () => {
    expect(countText('bluesky', '漢'.repeat(301))).toMatchObject({ limit: 300, overFrom: 300, faults: ['too-long'] })
    const families = '👨‍👩‍👧‍👦'.repeat(121)
    expect(countText('bluesky', families)).toMatchObject({ count: 121, valid: false, faults: ['too-many-bytes'] })
    expect(countText('bluesky', families).overFrom).toBe(120 * 11)
  })
})

describe('Mastodon', () => {
  test.each([
    ['Hello', 5],
    ['🏳️‍⚧️✨', 2],
    ['See https://example.com/a/very/long/path?with=a&query#part', 27],
    ['See example.com/a/very/long/path', 32],
    ['gemini://example.com/a/very/long/path', 23],
    ['xhttp://example.com/a/very/long/path', 36],
    ['https://de.wikipedia.org/wiki/Straße_(Begriff)', 23],
    ['(https://example.com).', 26],
    ['@alice@example.social hello', 12],
    ['@alice@example.social, @bob.b@x.y', 14],
    ['alice@example.social', 20],
    ['/@alice@example.social', 22],
    ['https://example.social/@alice@elsewhere.org', 23],
    ['@alice@example.social@', 22],
  ])('%j counts %d', (text, length) => {
    expect(count('mastodon', text)).toBe(length)
  })

  test('gives no allowance for links and servers that are too long to be any', () => {
    expect(count('mastodon', `http://example.com/valid?${'#foo?'.repeat(1000)}`)).toBe(5_025)
    expect(count('mastodon', `@alice@${'b'.repeat(254)}`)).toBe(261)
  })

  test('counts the content warning, and takes the limit of the instance', () => {
    const text = 'b'.repeat(251)
    expect(countText('mastodon', text, { contentWarning: 'a'.repeat(250) })).toMatchObject({
      count: 501,
      overFrom: 250,
    })
    expect(countText('mastodon', text, { contentWarning: 'a'.repeat(250), limit: 5_000 })).toMatchObject({
      limit: 5_000,
      valid: true,
    })
    expect(countText('mastodon', text, { limit: 0 }).limit).toBe(500)
  })

  test('says where the rest begins in the text as it was typed', () => {
    const links = 'https://example.com/a/very/long/path '.repeat(21)
    expect(countText('mastodon', links)).toMatchObject({ count: 504, overFrom: 37 * 20 })
    expect(countText('mastodon', `${'@alice@example.social '.repeat(71)}abcd`)).toMatchObject({ count: 501 })
    expect(countText('mastodon', `${'@alice@example.social '.repeat(71)}abcd`).overFrom).toBe(22 * 71 + 3)
  })

  test('takes no text that is blank', () => {
    expect(countText('mastodon', ' \n')).toMatchObject({ count: 0, faults: ['empty'] })
    expect(countText('mastodon', '', { media: 'images' }).valid).toBe(true)
  })
})

describe('the others', () => {
  test.each([
    ['threads', 'a😀', 5, 500],
    ['threads', 'é漢❤️', 8, 500],
    ['instagram', 'a😀', 2, 2_200],
    ['facebook', 'a😀', 2, 63_206],
    ['linkedin', 'a😀', 3, 3_000],
    ['tiktok', 'a😀', 3, 2_200],
    ['telegram', 'a😀', 2, 4_096],
    ['youtube', 'é漢', 5, 5_000],
    ['whatsapp', '👨‍👩‍👧‍👦', 1, null],
    ['email', '👨‍👩‍👧‍👦', 1, null],
  ] as const)('%s: %j counts %d of %s', (platform, text, length, limit) => {
    expect(countText(platform, text)).toMatchObject({ count: length, limit, valid: true })
  })

  test('Telegram takes less text with a picture, TikTok more', () => {
    expect(countText('telegram', 'a'.repeat(1_025), { media: 'images' })).toMatchObject({ limit: 1_024, valid: false })
    expect(countText('tiktok', 'a'.repeat(2_201), { media: 'images' })).toMatchObject({ limit: 4_000, valid: true })
    expect(countText('tiktok', 'a'.repeat(2_201), { media: 'video' })).toMatchObject({ limit: 2_200, valid: false })
    expect(countText('telegram', '').faults).toEqual(['empty'])
  })

  test('YouTube takes no angle brackets', () => {
    expect(countText('youtube', 'a < b').faults).toEqual(['forbidden-characters'])
  })
})

describe('whatever the text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom('http://', 'example', '.com', '.', '/', '@alice', '@x.social', ' ', '漢', 'e\u0301', '\ud83d'),
    fc.constantFrom(...emojiTestData),
  )
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))

  test('counting it never fails, and the units cover it from end to end', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...platforms), (any, platform) => {
        const found = countText(platform, any, { limit: 3 })
        expect(Number.isInteger(found.count)).toBe(true)
        expect(found.count > 3).toBe(found.faults.includes('too-long'))
        if (found.overFrom !== null) expect(any.length).toBeGreaterThan(found.overFrom)
        expect(found.overFrom === null).toBe(found.count <= 3)
      }),
    )
  })

  test('that is told to be short without counting is', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...platforms), fc.integer({ min: 1, max: 200 }), (any, platform, limit) => {
        fc.pre(isSurelyShort(platform, any, { limit }))
        expect(countText(platform, any, { limit }).faults).not.toContain('too-long')
      }),
    )
  })

  test('X counts it the same in every normal form', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(count('x', any.normalize('NFD'))).toBe(count('x', any))
        expect(count('x', any.normalize('NFC'))).toBe(count('x', any))
      }),
    )
  })

  test('two texts on two lines count as their sum and the line break', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom(...platforms), (first, second, platform) => {
        fc.pre(first.trim() !== '' && second.trim() !== '' && !first.endsWith('\r'))
        expect(count(platform, `${first}\n${second}`)).toBe(count(platform, first) + 1 + count(platform, second))
      }),
    )
  })

  test.each([
    ['a'],
    ['a.'],
    ['.a-_'],
    ['漢.'],
    ['漢'],
    ['a.co/('],
    [';x.co/'],
    ['@a@b.'],
    ['@a-'],
    ['👨‍👩‍👧‍👦'],
    ['\u{1f1e6}'],
    ['a\u0301'],
    ['\u0301'],
    ['http://'],
    ['xn--.'],
    ['\u200d'],
  ])('%j over and over takes time in proportion to its length', (part) => {
    const timeOf = (length: number) => {
      const long = part.repeat(length / part.length)
      const start = performance.now()
      for (const platform of ['x', 'bluesky', 'mastodon', 'threads'] as const) countText(platform, long)
      return performance.now() - start
    }
    timeOf(4_000)
    const short = Math.max(timeOf(8_000), 2)
    // Sixteen times the text; its square would be 256 times the time. The allowance is for a busy machine, which may be
    // busy once: another text each time, since the newest are remembered.
    expect([128_000, 129_000, 130_000].some((length) => timeOf(length) < 100 * short)).toBe(true)
  })
})
