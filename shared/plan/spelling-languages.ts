/** The languages whose spelling can be checked: each has a dictionary that comes with Placard. */
export const spellingLanguages = [
  'de',
  'el',
  'en-GB',
  'en-US',
  'es',
  'fr',
  'it',
  'nl',
  'pl',
  'pt',
  'pt-BR',
  'sv',
] as const
/** One of these languages. */
export type SpellingLanguage = (typeof spellingLanguages)[number]

const baseOf = (tag: string) => tag.split('-')[0]?.toLowerCase() ?? ''

/**
 * The dictionary for a BCP 47 tag; null where there is none. A region without a dictionary has its language's. Which
 * English is meant by `en` alone, the person's own languages say.
 */
export function spellingLanguageOf(tag: string, own: readonly string[]): SpellingLanguage | null {
  const exact = spellingLanguages.find((language) => language.toLowerCase() === tag.toLowerCase())
  if (exact !== undefined) return exact
  if (baseOf(tag) !== 'en') return spellingLanguages.find((language) => language === baseOf(tag)) ?? null
  if (tag !== 'en') return 'en-GB'
  return own.find((language) => baseOf(language) === 'en') === 'en-US' ? 'en-US' : 'en-GB'
}
