import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, chromium } from '@playwright/test'
import { freePort } from './free-port.ts'

// The planner in Debian's Chromium, served by the browser host. As a script:
//   const host = await startBrowserHost(newProfile())
//   const browser = await openChromium()
//   const page = await browser.newPage()
//   await page.goto(host.entrance)

const root = path.resolve(import.meta.dirname, '../..')

/** A browser host in a process of its own. */
export interface BrowserHost {
  readonly entrance: string
  readonly origin: string
  stop(): Promise<void>
}

/** Starts the built host on a free port and waits for the address that it prints. */
export async function startBrowserHost(profile: string): Promise<BrowserHost> {
  const port = await freePort()
  const program = path.join(root, 'dist/node/host.mjs')
  const args = [program, `--profile=${profile}`, `--port=${port}`, '--no-open', '--dht=none']
  const host: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const { stdout } = host
  if (stdout === null) throw new Error('The host has no output.')
  for await (const line of createInterface({ input: stdout })) {
    const entrance = /http:\S+/.exec(line)?.[0]
    if (entrance !== undefined) return { entrance, origin: `http://127.0.0.1:${port}`, stop: () => stop(host) }
  }
  throw new Error('The host ended before it printed its address.')
}

/** Debian's Chromium, or the one that Playwright installed where there is none. */
export function openChromium(): Promise<Browser> {
  const executablePath = systemChromium()
  return chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
}

function systemChromium(): string | null {
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}

async function stop(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return
  const gone = once(host, 'exit')
  host.kill()
  await gone
}
