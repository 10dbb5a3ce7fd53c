import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const stamp = path.join(root, 'dist/.built')
const sources = ['shared', 'renderer', 'electron', 'build', 'package-lock.json']

/** Builds when nothing was built yet or a source is newer than the last build. */
export async function buildIfStale(say) {
  if (existsSync(stamp) && newest(sources.map((name) => path.join(root, name))) <= statSync(stamp).mtimeMs) return
  say('Building Placard ...')
  execFileSync(process.execPath, [path.join(root, 'build/build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] })
  writeFileSync(stamp, '')
}

function newest(places) {
  return Math.max(
    0,
    ...places.map((place) => {
      if (!existsSync(place)) return 0
      const about = statSync(place)
      if (!about.isDirectory()) return about.mtimeMs
      return newest(readdirSync(place).map((name) => path.join(place, name)))
    }),
  )
}
