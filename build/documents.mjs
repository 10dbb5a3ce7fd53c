// What a document claims of the repository that a program can check: that paths, files and commands are there.
import path from 'node:path'

const inRepository = /^(?:build|docs|electron|renderer|shared|test|\.ci)\//
const sourceName = /^[\w-]+(?:\.[\w-]+)*\.(?:ts|tsx|mjs|cjs)$/
const npmCommands = ['ci', 'start', 'test']

/** The claims of a Markdown document, `file`, that do not hold in a repository of these files and npm scripts. */
export function falseClaims(file, text, { files, scripts }) {
  const words = quotedWords(text)
  const decisions = [...text.matchAll(/docs\/decisions\/\d{4}/g)].map(([start]) => `${start}*`)
  const links = [...text.matchAll(/\]\(([^)#:\s]+)[^):]*\)/g)].map(([, link]) =>
    path.posix.join(path.dirname(file), link),
  )
  const places = [...words.filter((word) => inRepository.test(word)), ...decisions, ...links]
  const names = words.filter((word) => sourceName.test(word))
  const commands = [...text.matchAll(/\bnpm (?:run )?(?:-s |--silent )?([a-z][\w:]*)/g)].map(([, name]) => name)
  return [
    ...places.filter((place) => !files.some((known) => isWithin(known, place))),
    ...names.filter((name) => !files.some((known) => path.basename(known) === name)),
    ...commands
      .filter((name) => !scripts.includes(name) && !npmCommands.includes(name))
      .map((name) => `npm run ${name}`),
  ]
}

/** The source folders, two deep, that a document names nowhere. */
export function unnamedFolders(text, files) {
  const words = quotedWords(text)
  const sources = files.filter((file) => /^(?:electron|renderer|shared)\/[^/]+\/.*\.tsx?$/.test(file))
  const folders = new Set(sources.map((file) => file.split('/').slice(0, 2).join('/')))
  return [...folders].filter((folder) => !words.some((word) => word === folder || word === `${folder}/*`))
}

/** What stands in backquotes, word by word; `a/{b,c}` is `a/b` and `a/c`. */
const quotedWords = (text) =>
  [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, quoted]) => quoted.split(/\s+/)).flatMap(expand)

function expand(word) {
  const [, before, choices, after] = /^(.*?)\{(.*?)\}(.*)$/.exec(word) ?? []
  return choices === undefined ? [word] : choices.split(',').flatMap((choice) => expand(before + choice + after))
}

/** True if the file is the place or within it; `*` and `<name>` stand for any name. */
function isWithin(file, place) {
  const pattern = place
    .replace(/\/$/, '')
    .replaceAll(/[.+?^$()|[\]\\]/g, '\\$&')
    .replaceAll(/\*|<[^>]*>/g, '[^/]*')
  return new RegExp(`^${pattern}(?:/|$)`).test(file)
}
