// Builds everything that the app runs into dist/.
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'
import { nodeConfig, nodePrograms, rendererConfig, root } from './configurations.mjs'

await rm(path.join(root, 'dist'), { recursive: true, force: true })
await build({ ...rendererConfig, logLevel: 'warn' })
for (const [name, entry, format] of nodePrograms) {
  if (existsSync(path.join(root, entry))) await build({ ...nodeConfig(name, entry, format), logLevel: 'warn' })
}
