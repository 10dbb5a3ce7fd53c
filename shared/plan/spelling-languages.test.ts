import { expect, test } from 'vitest'
import { spellingLanguageOf } from './spelling-languages.ts'

test.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['pt', 'pt'],
  ['pt-BR', 'pt-BR'],
  ['pt-br', 'pt-BR'],
  ['en-US', 'en-US'],
  ['en-IE', 'en-GB'],
  ['fi', null],
  ['', null],
])('%s is checked with the dictionary for %s', (tag, language) => {
  expect(spellingLanguageOf(tag, ['en-US'])).toBe(language)
})

test('English alone is the English of the person', () => {
  expect(spellingLanguageOf('en', ['de-DE', 'en-US', 'en-GB'])).toBe('en-US')
  expect(spellingLanguageOf('en', ['en-GB', 'en-US'])).toBe('en-GB')
  expect(spellingLanguageOf('en', ['de'])).toBe('en-GB')
})
