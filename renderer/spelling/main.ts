import { expose } from 'comlink'
import { readDictionary, readWasm } from './dictionary-files.ts'
import { loadHunspell } from './hunspell.ts'
import { createSpeller } from './speller.ts'

/** The spelling worker: dictionaries and nothing else, apart from the window and the plan. */
expose(createSpeller(async (language) => loadHunspell(await readWasm(), await readDictionary(language))))
