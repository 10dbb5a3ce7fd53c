// Opens the planner: in Electron where that works, else in the browser. Builds first when the sources are newer.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { findElectron } from './runtime/find.mjs'
import { sandboxArguments, windowTrouble } from './runtime/preflight.mjs'
import { buildIfStale } from './stale.mjs'

const root = path.resolve(import.meta.dirname, '..')
const say = (line) => process.stderr.write(`${line}\n`)
const rest = process.argv.slice(2)

const runtime = rest.includes('--browser')
  ? { executable: null, why: 'you asked for the browser' }
  : await findElectron(say)
const trouble = runtime.executable === null ? runtime.why : windowTrouble(runtime.executable)
buildIfStale(say)

if (trouble === null) {
  const sandbox = sandboxArguments()
  if (sandbox.length > 0)
    say('Running as root: Electron is started with --no-sandbox. Use an ordinary account if you can.')
  follow(spawn(runtime.executable, [root, ...sandbox, ...rest], { stdio: 'inherit' }))
} else {
  say(`Opening Placard in your browser, because ${trouble}.`)
  follow(spawn(process.execPath, [path.join(root, 'dist/node/host.mjs'), ...rest], { stdio: 'inherit' }))
}

function follow(child) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
}
