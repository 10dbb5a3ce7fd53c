// The command line: `npm run -s placard -- COMMAND`. Builds first when the sources are newer; only the command itself
// writes to stdout, so that its output can be piped.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { buildIfStale } from './stale.mjs'

const root = path.resolve(import.meta.dirname, '..')
buildIfStale((line) => process.stderr.write(`${line}\n`))

const program = path.join(root, 'dist/node/cli.mjs')
const command = spawn(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => command.kill(signal))
command.on('exit', (code) => process.exit(code ?? 1))
