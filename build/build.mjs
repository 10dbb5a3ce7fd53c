// Builds everything that the app runs into dist/. A build that fails leaves the last good one in place.
import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'
import { nodeConfig, nodePrograms, rendererConfig, root } from './configurations.mjs'

const startedAt = new Date()
const out = path.join(root, `.cache/build-${process.pid}`)
const dist = path.join(root, 'dist')
try {
  await build({ ...rendererConfig(out), logLevel: 'warn' })
  for (const program of nodePrograms) await build({ ...nodeConfig(out, program), logLevel: 'warn' })
  await writeFile(path.join(out, '.built'), startedAt.toISOString())
  await rm(dist, { recursive: true, force: true })
  await rename(out, dist)
} finally {
  await rm(out, { recursive: true, force: true })
}
