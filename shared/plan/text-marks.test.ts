import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textMarks } from './text-marks.ts'

const words = (text: string) => textMarks(text).map((mark) => `${mark.kind} ${text.slice(mark.from, mark.to)}`)

describe('textMarks', () => {
  it.each([
    ['Save the #NHS now', ['hashtag #NHS']],
    ['#a#b', ['hashtag #a']],
    ['we are #1 and #2024', []],
    ['#2024election', ['hashtag #2024election']],
    ['issue&#39;s', []],
    ['#straße #日本語 #مرحبا #हिन्दी', ['hashtag #straße', 'hashtag #日本語', 'hashtag #مرحبا', 'hashtag #हिन्दी']],
    ['＃全角', ['hashtag ＃全角']],
    ['(#brackets), #comma, #dot.', ['hashtag #brackets', 'hashtag #comma', 'hashtag #dot']],
  ])('finds the hashtags of %s', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it.each([
    ['.@jo_b said', ['mention @jo_b']],
    ['hello @jo_b, @ana.', ['mention @jo_b', 'mention @ana']],
    ['@ana@mastodon.social!', ['mention @ana@mastodon.social']],
    ['@ana.bsky.social wrote', ['mention @ana.bsky.social']],
    ['write to ana@example.org', []],
    ['meet @ 5', []],
  ])('finds the mentions of %s', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it.each([
    ['see https://example.org/a?b=c#d.', ['link https://example.org/a?b=c#d']],
    ['(https://en.wikipedia.org/wiki/Placard_(sign))', ['link https://en.wikipedia.org/wiki/Placard_(sign)']],
    ['www.example.org, and more', ['link www.example.org']],
    ['https://example.org/@ana/1 #tag', ['link https://example.org/@ana/1', 'hashtag #tag']],
    ['https:// is no link', []],
    ['HTTPS://EXAMPLE.ORG!!', ['link HTTPS://EXAMPLE.ORG']],
  ])('finds the links of %s', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('gives ordered marks that lie inside the text and never overlap, whatever the text', () => {
    const piece = fc.constantFrom(
      '#',
      '@',
      'a',
      'é',
      '日',
      '1',
      ' ',
      '.',
      '(',
      ')',
      'https://',
      'www.',
      '\n',
      '😀',
      '/',
      '_',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        let end = 0
        for (const mark of textMarks(text)) {
          expect(mark.from).toBeGreaterThanOrEqual(end)
          expect(mark.to).toBeGreaterThan(mark.from)
          end = mark.to
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
      { seed: 7, numRuns: 500 },
    )
  })
})
