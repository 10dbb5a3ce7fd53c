import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, expect } from '@playwright/test'
import { test } from '../support/e2e.ts'
import { electronExecutable } from '../support/electron.ts'

const root = path.resolve(import.meta.dirname, '../..')

test('renderers run under seccomp', async ({ display }) => {
  const isRoot = process.getuid?.() === 0
  const place = mkdtempSync(path.join(tmpdir(), 'placard-sandbox-'))
  const executablePath = isRoot ? asNobody(electronExecutable(), place) : electronExecutable()
  const app = await _electron.launch({
    executablePath,
    chromiumSandbox: true,
    args: [isRoot ? path.join(place, 'app') : root, `--profile=${place}`, `--user-data-dir=${place}`],
    env: { DISPLAY: display.name, PATH: process.env.PATH ?? '', HOME: place },
  })
  const page = await app.firstWindow()
  await expect(page).toHaveTitle('Placard')
  const pids = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().flatMap((metric) => (metric.type === 'Tab' ? [metric.pid] : [])),
  )
  expect(pids.length).toBeGreaterThan(0)
  for (const pid of pids) expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m)
  await app.close()
  rmSync(place, { recursive: true, force: true })
})

/** Electron has no sandbox for root: a copy that an ordinary account may read, and a program that runs it as one. */
function asNobody(executable: string, place: string): string {
  const runtime = path.join(place, 'runtime')
  cpSync(path.dirname(executable), runtime, { recursive: true })
  cpSync(path.join(root, 'dist'), path.join(place, 'app/dist'), { recursive: true })
  cpSync(path.join(root, 'package.json'), path.join(place, 'app/package.json'))
  execFileSync('chown', ['-R', 'nobody', place])
  const program = path.join(place, 'electron-as-nobody')
  const run = `setpriv --reuid=nobody --regid=nogroup --clear-groups ${path.join(runtime, path.basename(executable))}`
  writeFileSync(program, `#!/bin/sh\nexec ${run} "$@"\n`)
  chmodSync(program, 0o755)
  return program
}
