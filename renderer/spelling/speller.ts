import type { CheckedText, SpellingApi } from '../../shared/ipc/spelling-api.ts'
import type { SpellingLanguage } from '../../shared/plan/spelling-languages.ts'
import type { Hunspell } from './hunspell.ts'
import { wordsOf } from './words.ts'

/** A dictionary and what it said of the words that were asked before. */
interface Loaded {
  readonly hunspell: Hunspell
  readonly judged: Map<string, boolean>
}

const mostDictionaries = 2
const mostJudged = 20_000
const mostSuggestions = 5

/** Dictionaries are written with the plain apostrophe and composed letters. */
const plain = (word: string) => word.normalize('NFC').replaceAll('’', "'")

/** Checks texts with the dictionaries that `load` brings. The two that were used last are kept. */
export function createSpeller(load: (language: SpellingLanguage) => Promise<Hunspell>): SpellingApi {
  const dictionaries = new Map<SpellingLanguage, Promise<Loaded>>()

  function dictionary(language: SpellingLanguage): Promise<Loaded> {
    const known = dictionaries.get(language)
    const loaded = known ?? load(language).then((hunspell) => ({ hunspell, judged: new Map<string, boolean>() }))
    dictionaries.delete(language)
    dictionaries.set(language, loaded)
    const [oldest] = dictionaries.keys()
    if (dictionaries.size > mostDictionaries && oldest !== undefined) dictionaries.delete(oldest)
    // What could not be loaded is tried again when it is next asked for.
    loaded.catch(() => dictionaries.get(language) === loaded && dictionaries.delete(language))
    return loaded
  }

  return {
    async check(language, texts) {
      const loaded = await dictionary(language)
      return texts.map((text): CheckedText => {
        const words = wordsOf(text, language)
        return { words: words.length, misspellings: words.filter(({ word }) => !isRight(loaded, plain(word))) }
      })
    },
    async suggest(language, word) {
      const { hunspell } = await dictionary(language)
      const typographic = word.includes('’')
      const found = hunspell.suggest(plain(word)).slice(0, mostSuggestions)
      return typographic ? found.map((each) => each.replaceAll("'", '’')) : found
    },
  }
}

function isRight({ hunspell, judged }: Loaded, word: string): boolean {
  const before = judged.get(word)
  if (before !== undefined) return before
  const right = hunspell.spell(word)
  if (judged.size >= mostJudged) judged.clear()
  judged.set(word, right)
  return right
}
