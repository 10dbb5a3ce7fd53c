import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { SpellingLanguage } from '../../shared/plan/spelling-languages.ts'
import { loadHunspell } from './hunspell.ts'
import { createSpeller } from './speller.ts'

const packages = path.resolve(import.meta.dirname, '../../node_modules')
const bytes = (file: string) => new Uint8Array(readFileSync(path.join(packages, file)))
const wasm = bytes('hunspell-wasm/wasm/hunspell.wasm')
const names: Partial<Record<SpellingLanguage, string>> = {
  'en-GB': 'dictionary-en-gb',
  de: 'dictionary-de',
  it: 'dictionary-it',
}

const asked: SpellingLanguage[] = []
const speller = createSpeller((language) => {
  asked.push(language)
  const name = names[language]
  if (name === undefined) return Promise.reject(new Error('no such dictionary'))
  return loadHunspell(wasm, { affixes: bytes(`${name}/index.aff`), words: bytes(`${name}/index.dic`) })
})
const wrong = async (language: SpellingLanguage, text: string) =>
  (await speller.check(language, [text]))[0]?.misspellings.map(({ word }) => word)

test('words that the dictionary does not know are told with their place', async () => {
  const [first, second] = await speller.check('en-GB', ['We recieve the colour', 'All is well'])
  expect(first).toEqual({ words: 4, misspellings: [{ from: 3, to: 10, word: 'recieve' }] })
  expect(second).toEqual({ words: 3, misspellings: [] })
})

test.each([
  ['en-GB', 'She doesn’t like colour, the library’s well-known readers do', []],
  ['en-GB', 'Wensday is definately here', ['Wensday', 'definately']],
  ['de', 'Die Straßenbahnhaltestelle und das Klimaschutzgesetz, Fahrad', ['Fahrad']],
  ['it', 'Dell’acqua c’è perché la manifestazzione', ['manifestazzione']],
] as const)('in %s: %s', async (language, text, expected) => {
  expect(await wrong(language, text)).toEqual(expected)
})

test('what is suggested is written as the word was, five at most', async () => {
  expect(await speller.suggest('en-GB', 'recieve')).toContain('receive')
  expect(await speller.suggest('en-GB', 'does’nt')).toContain('doesn’t')
  expect((await speller.suggest('en-GB', 'thw')).length).toBeLessThanOrEqual(5)
})

test('the two dictionaries that were used last are kept, and one that failed is asked for again', async () => {
  asked.length = 0
  await wrong('de', 'ja')
  await wrong('it', 'no')
  await wrong('de', 'ja')
  await wrong('en-GB', 'yes')
  await wrong('de', 'ja')
  await wrong('it', 'no')
  const loads = asked.filter((language) => language !== 'de')
  expect(loads.at(-1)).toBe('it')
  expect(asked.filter((language) => language === 'de').length).toBeLessThanOrEqual(1)
  await expect(wrong('sv', 'ja')).rejects.toThrow('no such dictionary')
  await expect(wrong('sv', 'ja')).rejects.toThrow('no such dictionary')
  expect(asked.filter((language) => language === 'sv')).toHaveLength(2)
})
