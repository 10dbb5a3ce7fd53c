// End-to-end tests in real Electron windows and in Chromium; arguments go to Playwright.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { buildIfStale } from './stale.mjs'

const root = path.resolve(import.meta.dirname, '..')
buildIfStale((line) => process.stderr.write(`${line}\n`))
const runner = path.join(root, 'node_modules/@playwright/test/cli.js')
const config = path.join(root, 'test/playwright.config.mjs')
const run = spawnSync(process.execPath, [runner, 'test', '--config', config, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(run.status ?? 1)
