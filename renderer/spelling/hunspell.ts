import initialize from 'hunspell-wasm/wasm/hunspell.js'

/** What is used of Hunspell's WebAssembly module, by the names of its C interface. */
interface Module {
  readonly HEAPU8: Uint8Array
  readonly FS: { writeFile(name: string, content: Uint8Array): void; unlink(name: string): void }
  _malloc(bytes: number): number
  _Hunspell_create(affixes: number, words: number): number
  _Hunspell_spell(handle: number, word: number): number
  _Hunspell_suggest(handle: number, list: number, word: number): number
  _Hunspell_free_list(handle: number, list: number, count: number): void
}

/** The files of a dictionary, as Hunspell reads them: UTF-8. */
export interface DictionaryFiles {
  readonly affixes: Uint8Array
  readonly words: Uint8Array
}

/** A dictionary in memory. It is gone with the last reference to it: nothing is shared with another. */
export interface Hunspell {
  spell(word: string): boolean
  suggest(word: string): readonly string[]
  /** How much memory it takes, in bytes. */
  readonly bytes: number
}

// The package's types know neither what it is given nor what it gives.
const startModule: (options: { readonly wasmBinary: Uint8Array }) => Promise<Module> = initialize

const pageBytes = 1024
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Loads a dictionary into an instance of its own of the module whose code is `wasm`. */
export async function loadHunspell(wasm: Uint8Array, { affixes, words }: DictionaryFiles): Promise<Hunspell> {
  const module = await startModule({ wasmBinary: wasm })
  const [page, list] = [module._malloc(pageBytes), module._malloc(4)]
  const put = (text: string) => {
    const { written } = encoder.encodeInto(text, module.HEAPU8.subarray(page, page + pageBytes - 1))
    module.HEAPU8[page + written] = 0
    return page
  }
  const pointer = (at: number) => new DataView(module.HEAPU8.buffer).getUint32(at, true)
  const read = (at: number) => decoder.decode(module.HEAPU8.slice(at, module.HEAPU8.indexOf(0, at)))
  module.FS.writeFile('a', affixes)
  module.FS.writeFile('w', words)
  const names = module._malloc(4)
  module.HEAPU8.set(encoder.encode('a\0w\0'), names)
  const handle = module._Hunspell_create(names, names + 2)
  module.FS.unlink('a')
  module.FS.unlink('w')
  return {
    spell: (word) => module._Hunspell_spell(handle, put(word)) !== 0,
    suggest(word) {
      const count = module._Hunspell_suggest(handle, list, put(word))
      if (count === 0) return []
      const found = Array.from({ length: count }, (_, at) => read(pointer(pointer(list) + at * 4)))
      module._Hunspell_free_list(handle, list, count)
      return found
    },
    get bytes() {
      return module.HEAPU8.length
    },
  }
}
