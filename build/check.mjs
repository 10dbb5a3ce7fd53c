// Everything that is checked without running the code. All checks run, so that one run tells all.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const checks = [
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['promises', 'oxlint', ['--type-aware']],
  ['types', 'tsc', ['-b']],
  ['layers', process.execPath, ['build/check-layers.mjs']],
  ['rules', process.execPath, ['build/check-rules.mjs']],
  ['documents', process.execPath, ['build/check-documents.mjs']],
  ['dead code', 'knip', []],
]

const failed = []
for (const [name, program, args] of checks) {
  console.log(`\n${name}`)
  const command = program === process.execPath ? program : path.join(root, 'node_modules/.bin', program)
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) failed.push(name)
}
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`)
process.exit(failed.length === 0 ? 0 : 1)
