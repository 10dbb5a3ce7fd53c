import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, expect, type Page } from '@playwright/test'

const folder = path.resolve(import.meta.dirname, '../../release/linux-unpacked')

/** A packaged Placard that runs. */
export interface PackagedPlacard {
  readonly page: Page
  close(): Promise<void>
}

/** The packaged app's program. */
function packagedProgram(): string {
  const program = path.join(folder, 'placard')
  if (!existsSync(program)) throw new Error('There is no packaged app: run `npm run dist` first.')
  return program
}

/** Where the package keeps what is not in its archive. */
export const packagedPath = (name: string): string => path.join(folder, name)

/** Starts it as a person does; a second start with the same profile hands its arguments to the first and ends. */
export function startPackaged(profile: string, display: string, args: readonly string[]): ChildProcess {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const own = [`--profile=${profile}`, `--user-data-dir=${profile}`, '--dht=none', ...sandbox]
  const env = { ...process.env, DISPLAY: display }
  return spawn(packagedProgram(), [...own, ...args], { cwd: profile, env, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Opens it with its page in reach. Its fuses keep Playwright out of the shell; the page is Chromium's like any other. */
export async function openPackaged(
  profile: string,
  display: string,
  args: readonly string[] = [],
): Promise<PackagedPlacard> {
  const app = startPackaged(profile, display, ['--remote-debugging-port=0', ...args])
  const address = await debuggerOf(app)
  // Whoever attaches while the window is on its way may never be answered.
  await expect.poll(() => pagesAt(address)).toBe(1)
  const browser = await chromium.connectOverCDP(address)
  const [context] = browser.contexts()
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
  if (page === undefined) throw new Error('The packaged app has no window.')
  return {
    page,
    close: async () => {
      await browser.close()
      await ended(app)
    },
  }
}

async function pagesAt(address: string): Promise<number> {
  const answer = await fetch(`http://${new URL(address).host}/json/list`)
  const targets = (await answer.json()) as readonly { readonly type: string; readonly url: string }[]
  return targets.filter(({ type, url }) => type === 'page' && url.startsWith('app://')).length
}

async function debuggerOf({ stderr }: ChildProcess): Promise<string> {
  if (stderr === null) throw new Error('The packaged app has no output.')
  for await (const line of createInterface({ input: stderr })) {
    const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
    if (address === undefined) continue
    stderr.resume()
    return address
  }
  throw new Error('The packaged app ended before it had a window.')
}

/** Ends it as a session's end does. */
export async function ended(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return
  const gone = once(app, 'exit')
  app.kill('SIGTERM')
  await gone
}
