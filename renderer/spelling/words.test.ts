import { expect, test } from 'vitest'
import { wordsOf } from './words.ts'

const words = (text: string, language: 'en-GB' | 'fr' | 'el' = 'en-GB') =>
  wordsOf(text, language).map(({ word }) => word)

test.each([
  ['Come to the library.', ['Come', 'to', 'the', 'library']],
  ['a “quoted” word—and', ['quoted', 'word', 'and']],
  ['don’t, she’s (well-known)', ['don’t', 'she’s', 'well-known']],
  ['and/or', ['and', 'or']],
  ['wrapped\nover lines', ['wrapped', 'over', 'lines']],
  ['#ActOnClimate with @ana.b and @x@example.social', ['with', 'and']],
  ['see https://example.org/wrld and www.example.org now', ['see', 'and', 'now']],
  ['mail ana@example.org or example.org', ['mail', 'or']],
  ['NHS and NGOs on iPhone, McDonald', ['and', 'on']],
  ['the 2nd of 3 in 2026, 10km', ['the', 'of', 'in']],
  ['no 😀 wrds👍🏽here', ['no', 'wrds', 'here']],
  ['Москва is far', ['is', 'far']],
  ['', []],
])('of %j are looked up %j', (text, expected) => {
  expect(words(text)).toEqual(expected)
})

test('each script has its dictionary', () => {
  expect(words('η απεργία στο Facebook', 'el')).toEqual(['απεργία', 'στο'])
  expect(words('l’école, aujourd’hui', 'fr')).toEqual(['l’école', 'aujourd’hui'])
})

test('a word is told where it stands', () => {
  const text = 'See https://example.org. Teh end'
  for (const { from, to, word } of wordsOf(text, 'en-GB')) expect(text.slice(from, to)).toBe(word)
})
