// Bundles one of the test programs (Node 20 strips no types) and runs it: `node test/program.mjs soak [arguments]`.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { external, root } from '../build/configurations.mjs'

const [name = '', ...args] = process.argv.slice(2)
const out = path.join(root, `.cache/${name}-program`)
await build({
  configFile: false,
  logLevel: 'warn',
  root,
  ssr: { noExternal: true, external },
  build: {
    ssr: path.join(root, `test/${name}/main.ts`),
    target: 'node20.18',
    outDir: out,
    emptyOutDir: true,
    rollupOptions: { external, output: { format: 'es', entryFileNames: '[name].mjs' } },
  },
})
const { main } = await import(pathToFileURL(path.join(out, 'main.mjs')).href)
process.exit(await main(args))
