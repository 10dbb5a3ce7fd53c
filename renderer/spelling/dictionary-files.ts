import wasmUrl from 'hunspell-wasm/wasm/hunspell.wasm?url'
import type { SpellingLanguage } from '../../shared/plan/spelling-languages.ts'
import type { DictionaryFiles } from './hunspell.ts'
import { packages } from './packages.ts'

// The packages name none of their files for import, so they are found by their place.
const urls = import.meta.glob<string>('../../node_modules/dictionary-*/index.{aff,dic}', {
  query: '?url',
  import: 'default',
  eager: true,
  exhaustive: true,
})

async function read(url: string): Promise<Uint8Array> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url} is missing: ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

const fileOf = (language: SpellingLanguage, end: 'aff' | 'dic') =>
  read(urls[`../../node_modules/${packages[language]}/index.${end}`] ?? '')

/** Hunspell's code, from Placard's own files. */
export const readWasm = (): Promise<Uint8Array> => read(wasmUrl)

/** A language's dictionary, from Placard's own files. */
export async function readDictionary(language: SpellingLanguage): Promise<DictionaryFiles> {
  const [affixes, words] = await Promise.all([fileOf(language, 'aff'), fileOf(language, 'dic')])
  return { affixes, words }
}
