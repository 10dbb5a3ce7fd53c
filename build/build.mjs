// Builds everything that the app runs into dist/. A build that fails leaves the last good one in place.
import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'
import { nodePrograms, rendererConfig, root } from './configurations.mjs'
import { buildNodePrograms } from './node-programs.mjs'

const startedAt = new Date()
const out = path.join(root, `.cache/build-${process.pid}`)
const dist = path.join(root, 'dist')
try {
  await build({ ...rendererConfig(out), logLevel: 'warn' })
  await buildNodePrograms(
    out,
    nodePrograms.map(({ name }) => name),
  )
  await writeFile(path.join(out, '.built'), startedAt.toISOString())
  await rm(dist, { recursive: true, force: true })
  await rename(out, dist)
} finally {
  await rm(out, { recursive: true, force: true })
}
