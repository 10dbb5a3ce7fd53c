import type { SpellingLanguage } from '../plan/spelling-languages.ts'

/** A word that the dictionary does not know. Offsets are UTF-16, in the text that was checked. */
export interface Misspelling {
  readonly from: number
  readonly to: number
  readonly word: string
}

/** What a check found in one text. */
export interface CheckedText {
  /** How many words were looked up: all but links, hashtags, mentions, numbers, abbreviations and other scripts. */
  readonly words: number
  readonly misspellings: readonly Misspelling[]
}

/** What the spelling worker does for the window. A dictionary is loaded with the first call that asks for it. */
export interface SpellingApi {
  check(language: SpellingLanguage, texts: readonly string[]): Promise<readonly CheckedText[]>
  /** Words that may have been meant, best first; at most 5. */
  suggest(language: SpellingLanguage, word: string): Promise<readonly string[]>
}
