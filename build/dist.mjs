// Packages the app for this platform into release/: `npm run dist [-- dir deb tar.gz ...]`, the folder alone when nothing
// is asked for. `deb` is made of the folder by dpkg-deb; formats beyond these two take what electron-builder fetches.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { build, Platform } from 'electron-builder'
import { root } from './configurations.mjs'
import { makeDeb } from './deb.mjs'
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
  targets: Platform.current().createTarget(['dir', ...formats.filter((format) => format !== 'deb')]),
  publish: 'never',
  projectDir: root,
  config: packaging({
    electronVersion: readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, ''),
    electronDist: runtime.kind === 'fallback' ? folder : null,
  }),
})
if (formats.includes('deb')) {
  const out = path.join(root, 'release')
  const { version, description } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  say(`Made ${makeDeb({ folder: path.join(out, 'linux-unpacked'), out, version, description })}`)
}
