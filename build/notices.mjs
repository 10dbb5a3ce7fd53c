// What the app brings along of others, and under which terms. Vite's own list (`build.license`) knows neither workers nor
// fonts nor what stays outside of the bundles.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A Vite plugin that adds the folder of each package of which something is built in to `folders`; `root` is Vite's. */
export const recordPackages = (folders, root) => ({
  name: 'record-packages',
  generateBundle(_, bundle) {
    const files = Object.values(bundle).flatMap((part) =>
      part.type === 'chunk' ? part.moduleIds : part.originalFileNames.map((name) => path.resolve(root, name)),
    )
    for (const file of files) {
      const folder = packageOf(file)
      if (folder !== null) folders.add(folder)
    }
  },
})

/** The folder of the package that a file belongs to; null where it is none of others. */
function packageOf(file) {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file.replace(/^\0+/, ''))?.[0] ?? null
}

/** The folders of the packages of these names, and of all that they need in turn where they are installed. */
export function withDependencies(names, from) {
  const found = new Set()
  const add = (name, dependent) => {
    const folder = installed(name, dependent)
    if (folder === null || found.has(folder)) return
    found.add(folder)
    const { dependencies, optionalDependencies } = manifest(folder)
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) add(next, folder)
  }
  for (const name of names) add(name, from)
  return found
}

/** Where Node finds a package for whoever stands in `from`; null for one that is for other systems and so not here. */
function installed(name, from) {
  const folder = path.join(from, 'node_modules', name)
  if (existsSync(path.join(folder, 'package.json'))) return folder
  return path.dirname(from) === from ? null : installed(name, path.dirname(from))
}

/** The text that goes with the app: each package with its version, its licence and the texts of it that it brings. */
export function noticesOf(folders) {
  const sections = new Map()
  for (const folder of folders) {
    const { name, version, license } = manifest(folder)
    if (typeof license !== 'string')
      throw new Error(`${name} says no licence: whether it may be brought along is open.`)
    // One version of a package may lie in several places.
    const texts = [...(sections.get(`${name} ${version}`)?.texts ?? []), ...licenceTexts(folder)]
    sections.set(`${name} ${version}`, { license, texts: [...new Set(texts)] })
  }
  const written = [...sections].sort(([one], [other]) => (one < other ? -1 : 1))
  return `${[preface, ...written.map(([name, { license, texts }]) => [`${rule}\n${name} (${license})\n${rule}`, ...texts].join('\n\n'))].join('\n\n')}\n`
}

const preface = `Placard brings along the work of others, listed here with their terms. Electron and Chromium have theirs in files of
their own beside the app.`
const rule = '='.repeat(100)
const manifest = (folder) => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))

/** Also those of what a package has compiled in, as LevelDB in classic-level. */
function licenceTexts(folder) {
  const files = readdirSync(folder, { recursive: true }).filter(
    (file) => !file.split(path.sep).includes('node_modules') && licenceName.test(path.basename(file)),
  )
  return files.sort().map((file) => readFileSync(path.join(folder, file), 'utf8').trim())
}

const licenceName = /^(licen[cs]e|copying|notice)(-\w+)?(\.(md|txt|mpl|lesser))?$/i
