// The fuzz tests at their full size; `npm test` runs a fixed small part of them. A setting that is given wins.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const size = {
  PLACARD_FUZZ_SCHEDULES: '2000',
  PLACARD_FUZZ_FRAMES: '100000',
  PLACARD_FUZZ_IMPORT_MB: '200',
  PLACARD_FUZZ_IMPORT_FILES: '5000',
  PLACARD_FUZZ_MEDIA: '5000',
}
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
const run = spawnSync(
  process.execPath,
  [vitest, 'run', 'test/fuzz', '--testTimeout=1800000', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...size, ...process.env },
  },
)
process.exit(run.status ?? 1)
