import { readFileSync } from 'node:fs'
import path from 'node:path'
import { loadHunspell } from '../../renderer/spelling/hunspell.ts'
import { packages } from '../../renderer/spelling/packages.ts'
import { createSpeller } from '../../renderer/spelling/speller.ts'
import { spellingLanguages } from '../../shared/plan/spelling-languages.ts'

const read = (file: string) => new Uint8Array(readFileSync(path.resolve('node_modules', file)))
const since = (start: number) => Math.round((performance.now() - start) * 10) / 10
/** 3,000 characters of words from all over a dictionary, each tenth of them with a letter too many. */
function textOf(dictionary: Uint8Array): string {
  const words = new TextDecoder().decode(dictionary).split('\n').slice(1)
  const step = Math.floor(words.length / 600)
  const picked = Array.from({ length: 600 }, (_, at) => words[at * step]?.split(/[/\s]/)[0] ?? '')
  return picked
    .map((word, at) => (at % 10 === 0 ? `${word}${word.at(-1)}` : word))
    .join(' ')
    .slice(0, 3_000)
}

/** What each dictionary takes: to load, in memory, and to check 3,000 characters for the first time and again. */
export async function main(): Promise<number> {
  const wasm = read('hunspell-wasm/wasm/hunspell.wasm')
  for (const language of spellingLanguages) {
    const files = { affixes: read(`${packages[language]}/index.aff`), words: read(`${packages[language]}/index.dic`) }
    const text = textOf(files.words)
    let start = performance.now()
    const hunspell = await loadHunspell(wasm, files)
    const loadMs = since(start)
    const speller = createSpeller(async () => hunspell)
    start = performance.now()
    await speller.check(language, [text])
    const firstMs = since(start)
    start = performance.now()
    await speller.check(language, [text])
    const againMs = since(start)
    process.stdout.write(
      `${JSON.stringify({ language, loadMs, mb: Math.round(hunspell.bytes / 1e6), firstMs, againMs })}\n`,
    )
  }
  return 0
}
