import path from 'node:path'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'

export const root = path.resolve(import.meta.dirname, '..')

/** Packages with native code, and Electron itself: loaded from node_modules, never bundled. */
export const external = ['electron', '@hyperswarm/secret-stream', 'sodium-native', 'udx-native', 'multicast-dns', 'ws']

/** The planner: window and plan worker. Fits Chromium 130 and later. */
export const rendererConfig = {
  configFile: false,
  root: path.join(root, 'renderer'),
  base: '/',
  publicDir: false,
  plugins: [react(), { ...optimizeLocales.vite({ locales: ['en-US', 'en-GB', 'de-DE'] }), enforce: 'pre' }],
  html: { cspNonce: '__CSP_NONCE__' },
  worker: { format: 'es' },
  build: {
    outDir: path.join(root, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    chunkSizeWarningLimit: 1_500,
  },
}

/** One program for Node: `name` is the file in dist/node. */
export function nodeConfig(name, entry, format = 'es') {
  return {
    configFile: false,
    root,
    publicDir: false,
    ssr: { noExternal: true, external },
    build: {
      ssr: path.join(root, entry),
      target: 'node20.18',
      outDir: path.join(root, 'dist/node'),
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

/** The Node programs of the app: name, entry, format. */
export const nodePrograms = [
  ['shell', 'electron/shell/main.ts', 'es'],
  ['preload', 'electron/preload/preload.ts', 'cjs'],
  ['network', 'electron/network/main.ts', 'es'],
  ['host', 'electron/host/main.ts', 'es'],
]
