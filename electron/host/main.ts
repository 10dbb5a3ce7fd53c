import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { homedir, hostname } from 'node:os'
import path from 'node:path'
import { dhtNodesIn } from '../../shared/ipc/dht-argument.ts'
import { Network } from '../network/network.ts'
import { nodeClock } from '../network/node-clock.ts'
import { DeviceSecrets } from '../secrets/device-secrets.ts'
import { networkSecrets } from '../secrets/network-secrets.ts'
import { startHost } from './server.ts'

// The browser host: the same planner on 127.0.0.1, for computers where Electron cannot run. The port never moves by
// itself: a browser keeps data by address, so on another port the plans would seem to be gone. Two people who use one
// computer at once give the second a port of its own, always the same, with `--port=`.
const usualPort = 47_654
const port = Number(argument('port') ?? usualPort)

const say = (line: string) => process.stdout.write(`${line}\n`)

async function start(): Promise<void> {
  const profile = profileFolder()
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  const secrets = await DeviceSecrets.open(profile, null)
  const bootstrap = dhtNodesIn(process.argv)
  const network = new Network({
    secrets: networkSecrets(secrets),
    clock: nodeClock,
    deviceName: hostname(),
    internet: bootstrap === null ? {} : { bootstrap },
  })
  const started = await startHost(path.join(import.meta.dirname, '../renderer'), port, (page) => network.attach(page))
  if (started.kind === 'port-in-use') {
    say(`Another program holds port ${port}, perhaps a Placard that still runs. Close it and start Placard again.`)
    say("Placard does not move to another port: your browser keeps your plans under this one's address.")
    process.exitCode = 1
    return
  }
  const { host } = started
  say('Placard is ready. Open this address, once, in the browser that you always use for it:')
  say(`  ${host.entrance}`)
  say('Your plans are kept in that browser. Press Ctrl+C here to stop.')
  openBrowser(host.entrance)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      network.close()
      void host.close().then(() => process.exit(0))
    })
  }
}

function argument(name: string): string | null {
  const start = `--${name}=`
  return process.argv.find((one) => one.startsWith(start))?.slice(start.length) ?? null
}

function profileFolder(): string {
  const given = argument('profile')
  if (given !== null) return path.resolve(given)
  return path.join(process.env.XDG_CONFIG_HOME ?? path.join(homedir(), '.config'), 'Placard browser')
}

/** Where there is a screen, the browser opens by itself; where that fails, the printed address remains. */
function openBrowser(link: string): void {
  const opener = { darwin: 'open', win32: 'explorer', linux: 'xdg-open' }[process.platform as string]
  const screen = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
  if (opener === undefined || !screen || process.argv.includes('--no-open')) return
  spawn(opener, [link], { stdio: 'ignore', detached: true })
    .on('error', () => say('No browser could be opened from here.'))
    .unref()
}

await start()
