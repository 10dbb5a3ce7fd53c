// Packages the app for this platform into release/: `npm run dist [-- dir tar.gz deb ...]`, the folder alone when
// nothing is asked for. Formats other than `dir` take what electron-builder fetches for them; a deb or rpm also takes
// the project's home page, as `homepage` in package.json.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { build, Platform } from 'electron-builder'
import { root } from './configurations.mjs'
import { packaging } from './packaging.mjs'
import { findElectron } from './runtime/find.mjs'
import { buildIfStale } from './stale.mjs'

const say = (line) => process.stderr.write(`${line}\n`)
const runtime = await findElectron(say)
if (runtime.executable === null) {
  say(`The app cannot be packaged here: ${runtime.why}.`)
  process.exit(1)
}
if (runtime.kind === 'fallback') say('This package holds the development runtime: try it, do not give it away.')
buildIfStale(say)

const formats = process.argv.length > 2 ? process.argv.slice(2) : ['dir']
const folder = path.dirname(runtime.executable)

await build({
  targets: Platform.current().createTarget(formats),
  publish: 'never',
  projectDir: root,
  config: packaging({
    electronVersion: readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, ''),
    electronDist: runtime.kind === 'fallback' ? folder : null,
  }),
})
