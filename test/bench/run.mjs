// Bundles the benchmark (Node 20 strips no types) and its pages, then runs it with the arguments given.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'

const here = path.dirname(fileURLToPath(import.meta.url))
const root = path.resolve(here, '../..')
const out = path.join(root, '.cache/bench')
const pages = readdirSync(path.join(here, 'pages')).filter((name) => name.endsWith('.html'))
const native = ['@hyperswarm/secret-stream', 'sodium-native', 'udx-native', 'multicast-dns', 'ws', '@playwright/test']

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
    ssr: path.join(here, 'main.ts'),
    target: 'node20.18',
    outDir: path.join(out, 'main'),
    emptyOutDir: true,
    rollupOptions: { external: native, output: { format: 'es', entryFileNames: '[name].mjs' } },
  },
})
const { main } = await import(pathToFileURL(path.join(out, 'main/main.mjs')).href)
process.exit(await main(process.argv.slice(2), { root, pages: path.join(out, 'pages'), cache: out }))
