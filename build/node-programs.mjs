// Builds some of the Node programs alone: `node build/node-programs.mjs OUT NAME ...`, for tests that start them.
import path from 'node:path'
import { build } from 'vite'
import { nodeConfig, nodePrograms } from './configurations.mjs'

/** Builds the programs of these names into `out`/node. */
export async function buildNodePrograms(out, names, plugins = []) {
  for (const program of nodePrograms) {
    if (names.includes(program.name)) await build({ ...nodeConfig(out, program), logLevel: 'warn', plugins })
  }
}

if (process.argv[1] === import.meta.filename) {
  const [out, ...names] = process.argv.slice(2)
  await buildNodePrograms(path.resolve(out), names)
}
