// The always-on replica: `npm run hub -- --data DIR --join CODE`. Builds first when the sources are newer.
import path from 'node:path'
import { buildIfStale } from './stale.mjs'

buildIfStale((line) => process.stderr.write(`${line}\n`))
// In this process, so that the signals of a service manager reach the hub itself.
await import(path.resolve(import.meta.dirname, '../dist/node/hub.mjs'))
