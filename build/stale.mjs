import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const stamp = path.join(root, 'dist/.built')
const sources = ['shared', 'renderer', 'electron', 'build', 'package-lock.json']

/** Builds when nothing was built yet or a source is newer than the last build. */
export function buildIfStale(say) {
  if (existsSync(stamp) && newest(sources.map((name) => path.join(root, name))) <= builtAt()) return
  say('Building Placard ...')
  execFileSync(process.execPath, [path.join(root, 'build/build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** When the last build began to read its sources. */
const builtAt = () => Date.parse(readFileSync(stamp, 'utf8'))

function newest(places) {
  return Math.max(
    0,
    ...places.map((place) => {
      const about = statSync(place, { throwIfNoEntry: false })
      if (about === undefined) return 0
      if (!about.isDirectory()) return about.mtimeMs
      return newest(readdirSync(place).map((name) => path.join(place, name)))
    }),
  )
}
