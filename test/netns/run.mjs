// Tests on several computers in network namespaces: builds what runs there, then hands over to Vitest. Where this
// machine does not allow namespaces it says so, and ends well.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { external } from '../../build/configurations.mjs'
import { buildNodePrograms } from '../../build/node-programs.mjs'

const here = import.meta.dirname
const summary = process.env.PLACARD_NETNS_SUMMARY
const root = path.resolve(here, '../..')
const out = path.join(root, '.cache/netns')

const missing = whyNot()
if (missing !== null) {
  console.log(`Network namespaces: not tested on this machine, ${missing}.`)
  const none = { numPassedTests: 0, numFailedTests: 0, testResults: [] }
  if (summary !== undefined) writeFileSync(summary, JSON.stringify(none))
  process.exit(0)
}
await buildNodePrograms(out, ['hub'])
await build({
  configFile: false,
  logLevel: 'warn',
  root,
  ssr: { noExternal: true, external },
  build: {
    ssr: path.join(here, 'member.ts'),
    target: 'node20.18',
    outDir: out,
    emptyOutDir: false,
    rollupOptions: { external, output: { format: 'es', entryFileNames: '[name].mjs' } },
  },
})
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
const config = path.join(here, 'vitest.config.mjs')
const run = spawnSync(process.execPath, [vitest, 'run', '--config', config, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(run.status ?? 1)

/** What keeps this machine from it, in words; null if nothing does. */
function whyNot() {
  if (process.platform !== 'linux') return 'which is not Linux'
  if (process.getuid() !== 0) return 'where it is not run as root'
  const name = `plc${process.pid}-try`
  const within = (...args) => ['netns', 'exec', name, ...args]
  const steps = [
    ['netns', 'add', name],
    ['-n', name, 'link', 'add', 'bridge', 'type', 'bridge'],
    ['-n', name, 'link', 'add', 'name', 'here', 'type', 'veth', 'peer', 'name', 'there'],
    ['-n', name, 'link', 'add', 'far', 'type', 'vxlan', 'id', '7', 'dstport', '4789', 'local', '127.0.0.1'],
    within('nft', 'add table ip home; add chain ip home out { type nat hook postrouting priority 100; }'),
    within('nft', 'add rule ip home out masquerade fully-random'),
    within('ethtool', '--version'),
  ]
  const failed = steps.find((args) => spawnSync('ip', args).status !== 0)
  spawnSync('ip', ['netns', 'del', name])
  return failed === undefined ? null : `where "ip ${failed.filter((word) => word !== name).join(' ')}" does not work`
}
