import { expect, test } from 'vitest'
import { foldedText, linkedHost, shownPieces } from './shown-text.ts'

test('links are shortened, hashtags and mentions told apart, and nothing else changes', () => {
  const pieces = shownPieces('bluesky', 'Hi @ana.example, see\nhttps://example.org/a/long/path/to/it #Friday!')
  expect(pieces).toEqual([
    { kind: 'text', text: 'Hi ', at: 0 },
    { kind: 'tag', text: '@ana.example', at: 3 },
    { kind: 'text', text: ', see\n', at: 15 },
    { kind: 'link', text: 'example.org/a/long/path/...', at: 21 },
    { kind: 'text', text: ' ', at: 58 },
    { kind: 'tag', text: '#Friday', at: 59 },
    { kind: 'text', text: '!', at: 66 },
  ])
})

test('the fold comes after so many characters, at a word, or after so many lines', () => {
  const fold = { characters: 20, lines: 2 }
  expect(foldedText('Short enough', fold)).toBe('Short enough')
  expect(foldedText('one two three four five six', fold)).toBe('one two three four')
  expect(foldedText('one\ntwo\nthree', fold)).toBe('one\ntwo')
  expect(foldedText('a'.repeat(30), fold)).toBe('a'.repeat(20))
})

test('the card of a link names its host', () => {
  expect(linkedHost('See https://www.example.org/a and example.com')).toBe('example.org')
  expect(linkedHost('No link')).toBeNull()
})
