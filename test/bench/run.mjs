// Bundles the benchmark (Node 20 strips no types) and its pages, then runs it with the arguments given.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { external } from '../../build/configurations.mjs'
import { buildIfStale } from '../../build/stale.mjs'

const here = path.dirname(fileURLToPath(import.meta.url))
const root = path.resolve(here, '../..')
const out = path.join(root, '.cache/bench')
// As deep below the root as the sources are: those of test/support find the app from where they lie.
const program = path.join(root, '.cache/bench-program')
const pages = readdirSync(path.join(here, 'pages')).filter((name) => name.endsWith('.html'))
const native = [...external, '@playwright/test', '@y/websocket-server/utils']

buildIfStale((line) => process.stderr.write(`${line}\n`))
await build({
  configFile: false,
  logLevel: 'warn',
  root: path.join(here, 'pages'),
  base: './',
  worker: { format: 'es' },
  build: {
    outDir: path.join(out, 'pages'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    rollupOptions: { input: pages.map((name) => path.join(here, 'pages', name)) },
  },
})
await build({
  configFile: false,
  logLevel: 'warn',
  root,
  ssr: { noExternal: true, external: native },
  build: {
    ssr: true,
    target: 'node20.18',
    outDir: program,
    emptyOutDir: true,
    rollupOptions: {
      input: ['main', 'asset-main', 'asset-peer', 'asset-desk'].map((name) => path.join(here, `${name}.ts`)),
      external: native,
      output: { format: 'es', entryFileNames: '[name].mjs' },
    },
  },
})
const { main } = await import(pathToFileURL(path.join(program, 'main.mjs')).href)
process.exit(await main(process.argv.slice(2), { root, pages: path.join(out, 'pages'), cache: out, program }))
