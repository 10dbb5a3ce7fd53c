// Builds everything that the app runs into dist/. A build that fails leaves the last good one in place.
import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'
import { external, nodePrograms, rendererConfig, root } from './configurations.mjs'
import { buildNodePrograms } from './node-programs.mjs'
import { noticesOf, recordPackages, withDependencies } from './notices.mjs'

const startedAt = new Date()
const out = path.join(root, `.cache/build-${process.pid}`)
const dist = path.join(root, 'dist')
const packages = withDependencies(
  external.filter((name) => name !== 'electron'),
  root,
)
const renderer = rendererConfig(out)
const record = recordPackages(packages, renderer.root)
try {
  await build({
    ...renderer,
    logLevel: 'warn',
    plugins: [...renderer.plugins, record],
    worker: { ...renderer.worker, plugins: () => [record] },
  })
  await buildNodePrograms(
    out,
    nodePrograms.map(({ name }) => name),
    [recordPackages(packages, root)],
  )
  await writeFile(path.join(out, 'third-party-notices.txt'), noticesOf(packages))
  await writeFile(path.join(out, '.built'), startedAt.toISOString())
  await rm(dist, { recursive: true, force: true })
  await rename(out, dist)
} finally {
  await rm(out, { recursive: true, force: true })
}
