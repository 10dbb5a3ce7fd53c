import { describe, expect, test } from 'vitest'
import { decodeEntities } from './entities.ts'
import { hashtagsOf } from './hashtags.ts'
import { importKey } from './import-key.ts'
import { parseCount } from './numbers.ts'
import { repairText } from './repair.ts'
import { statusByName } from './status-names.ts'

test.each([
  ['Michelle &amp; I', 'Michelle & I'],
  ['&amp;lt;b&gt;', '&lt;b>'],
  ['https://x.org/?a=1&copy=2', 'https://x.org/?a=1&copy=2'],
  ['&#39;&#x2014;&nbsp;', "'—\u00a0"],
])('entities of %j', (text, expected) => expect(decodeEntities(text)).toBe(expected))

test.each([
  ['Join #ActOnClimate, #actonclimate and #Vote2026!', ['ActOnClimate', 'Vote2026']],
  ['#2026 #1 is no tag, #année_2 and #気候 are', ['année_2', '気候']],
  ['https://x.org/a#section and a#b, (#yes) “#too”', ['yes', 'too']],
  ['##double &#39; #', []],
])('hashtags of %j', (text, expected) => expect(hashtagsOf(text)).toEqual(expected))

test.each([
  ['15000', 15000],
  ['15,000', 15000],
  ['1.234.567', 1234567],
  ['15 000', 15000],
  ['1.2K', 1200],
  ['3,5m', 3500000],
  ['12.0', 12],
  ['', null],
  ['-3', null],
  ['1,23', null],
  ['many', null],
])('the count %j', (text, expected) => expect(parseCount(text)).toBe(expected))

describe('repair', () => {
  test.each([
    ['testamentäó_ https', 'testament… https'],
    ['Itäó»s', 'It’s'],
    ['progressäóîshow', 'progress—show'],
    ['"the climate.äó\x9d', '"the climate.”'],
    ['record äìñ', 'record ✓'],
    ['Itâ€™s cafÃ©', 'It’s café'],
    ['It‰Ûªs', 'It’s'],
    ['It‚Äôs', 'It’s'],
  ])('%j', (damaged, expected) => expect(repairText(damaged)).toBe(expected))

  test.each([
    'Über Öl, naïve café, señor, São Paulo',
    '“Right” — as it is… €5 ™',
    'Hej då, älskling! Kjøttbørsen',
    '🏳️‍🌈 été',
  ])('leaves %j alone', (text) => expect(repairText(text)).toBe(text))
})

test('statuses by their words', () => {
  expect(['Published', 'in_review', 'Geplant', 'whatever', ''].map(statusByName)).toEqual([
    'posted',
    'review',
    'scheduled',
    null,
    null,
  ])
})

test('the key of a row is that of its link, however it is written', () => {
  const keys = [
    'https://twitter.com/a/status/1',
    'http://www.x.com/a/status/1/?s=20',
    'https://mobile.twitter.com/a/status/1#top',
  ].map((link) => importKey(link, 'any', 'date'))
  expect(new Set(keys).size).toBe(1)
  expect(importKey('https://x.com/a/status/2', 'any', 'date')).not.toBe(keys[0])
  // Plans hold the keys of what was imported: these, of SHA-256 computed elsewhere, must stay what they are.
  expect(keys[0]).toBe('539b38e4817d4f6625ec8316a4934ad3')
  expect(importKey(null, ' Grüße an alle', '1/2/17')).toBe('5516d26f1b842b408c070edccf578f23')
  expect(importKey(null, ' text', '1/2/17 ')).toBe(importKey(null, 'text', '1/2/17'))
  expect(importKey(null, 'text', '1/3/17')).not.toBe(importKey(null, 'text', '1/2/17'))
  expect(importKey('https://youtube.com/watch?v=1', '', '')).not.toBe(
    importKey('https://youtube.com/watch?v=2', '', ''),
  )
})
