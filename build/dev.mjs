// The planner with hot reload: Vite serves the page on loopback, and the shell shows it under its usual origin.
import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { build, createServer } from 'vite'
import { nodeConfig, nodePrograms, rendererConfig, root } from './configurations.mjs'
import { findElectron } from './runtime/find.mjs'
import { sandboxArguments, windowTrouble } from './runtime/preflight.mjs'

const say = (line) => process.stderr.write(`${line}\n`)
const runtime = await findElectron(say)
const trouble = runtime.executable === null ? runtime.why : windowTrouble(runtime.executable)
if (trouble !== null) {
  say(`Development needs Electron's window, and ${trouble}.`)
  process.exit(1)
}
const out = path.join(root, 'dist')
await mkdir(out, { recursive: true })
for (const program of nodePrograms) await build({ ...nodeConfig(out, program), logLevel: 'warn' })
const server = await createServer({ ...rendererConfig(out), server: { host: '127.0.0.1' } })
await server.listen()
const [address] = server.resolvedUrls.local
const child = spawn(runtime.executable, [root, ...sandboxArguments(), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, PLACARD_DEV_SERVER: address },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => {
  void server.close().then(() => process.exit(code ?? 1))
})
