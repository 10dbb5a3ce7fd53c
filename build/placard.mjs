// The command line: `npm run -s placard -- COMMAND`. Builds first when the sources are newer; only the command itself
// writes to stdout, so that its output can be piped.
import path from 'node:path'
import { buildIfStale } from './stale.mjs'

buildIfStale((line) => process.stderr.write(`${line}\n`))
// In this process, so that signals reach the command itself and its exit code is ours.
await import(path.resolve(import.meta.dirname, '../dist/node/cli.mjs'))
