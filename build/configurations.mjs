import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'

export const root = path.resolve(import.meta.dirname, '..')

/**
 * Dictionaries and Hunspell are others' work under their own licences: their terms lie beside the files that they are
 * for. The German one names the GPL without its text, which Hunspell brings.
 */
const licences = {
  name: 'licences-of-dictionaries',
  generateBundle() {
    const packages = readdirSync(path.join(root, 'node_modules')).filter((name) => name.startsWith('dictionary-'))
    const files = packages.map((name) => [`${name}.txt`, `${name}/license`])
    files.push(['hunspell-MPL-1.1.txt', 'hunspell-wasm/COPYING.MPL'], ['GPL-2.0.txt', 'hunspell-wasm/COPYING'])
    for (const [name, file] of files) {
      const source = readFileSync(path.join(root, 'node_modules', file))
      this.emitFile({ type: 'asset', fileName: `licences/${name}`, source })
    }
  },
}

/** Packages with native code, and Electron itself: loaded from node_modules, never bundled. */
export const external = [
  'electron',
  '@hyperswarm/secret-stream',
  'hyperswarm',
  'hyperdht',
  'blind-relay',
  'sodium-native',
  'udx-native',
  'multicast-dns',
  'ws',
  'classic-level',
]

/** The planner: window and plan worker, built into `out`. Fits Chromium 130 and later. */
export const rendererConfig = (out) => ({
  configFile: false,
  root: path.join(root, 'renderer'),
  base: '/',
  publicDir: false,
  plugins: [react(), licences, { ...optimizeLocales.vite({ locales: ['en-US', 'en-GB', 'de-DE'] }), enforce: 'pre' }],
  html: { cspNonce: '__CSP_NONCE__' },
  worker: { format: 'es' },
  build: {
    outDir: path.join(out, 'renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    // One sheet: which rule wins must not depend on which part of the window came first.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    sourcemap: true,
    chunkSizeWarningLimit: 2_000,
    // The first screen is one file; the parts beside it come in their own.
    rollupOptions: { output: { codeSplitting: { groups: [{ name: 'window', tags: ['$initial'] }] } } },
  },
})

/** One program for Node: `name` is the file in `out`/node. */
export function nodeConfig(out, { name, entry, format }) {
  return {
    configFile: false,
    root,
    publicDir: false,
    ssr: { noExternal: true, external },
    build: {
      ssr: path.join(root, entry),
      target: 'node20.18',
      outDir: path.join(out, 'node'),
      emptyOutDir: false,
      sourcemap: true,
      minify: false,
      rollupOptions: {
        external,
        output: {
          format,
          entryFileNames: `${name}.${format === 'es' ? 'mjs' : 'cjs'}`,
          chunkFileNames: `${name}-[hash].mjs`,
          ...(format === 'cjs' ? { codeSplitting: false } : {}),
        },
      },
    },
  }
}

/** The Node programs of the app. */
export const nodePrograms = [
  { name: 'shell', entry: 'electron/shell/main.ts', format: 'es' },
  // Sandboxed preloads are CommonJS.
  { name: 'preload', entry: 'electron/preload/preload.ts', format: 'cjs' },
  { name: 'network', entry: 'electron/network/main.ts', format: 'es' },
  { name: 'host', entry: 'electron/host/main.ts', format: 'es' },
  { name: 'hub', entry: 'electron/hub/main.ts', format: 'es' },
  { name: 'cli', entry: 'electron/cli/main.ts', format: 'es' },
]
