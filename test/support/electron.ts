import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

// Drives the real app. A ten-line script:
//   const display = await openDisplay()
//   const app = await openPlacard({ display: display.name })
//   await app.page.getByRole('button', { name: 'Start a plan' }).click()
//   await app.page.screenshot({ path: '/tmp/placard.png' })
//   await app.close()

const root = path.resolve(import.meta.dirname, '../..')

/** A running Placard with a profile of its own. */
export interface RunningPlacard {
  readonly app: ElectronApplication
  readonly page: Page
  readonly profile: string
  /** Closes the window as a person does. The profile stays for a restart. */
  close(): Promise<void>
  /** `kill -9` of the app and all of its processes. */
  kill(): Promise<void>
}

/** Makes an empty profile. */
export function newProfile(): string {
  return mkdtempSync(path.join(tmpdir(), 'placard-profile-'))
}

/** Removes a profile that nothing uses any more. */
export function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true })
}

let found: string | null = null

/** The Electron that `npm start` would use. */
export function electronExecutable(): string {
  found ??= findExecutable()
  return found
}

function findExecutable(): string {
  const ask = `import(${JSON.stringify(path.join(root, 'build/runtime/find.mjs'))}).then(async ({ findElectron }) => {
    const found = await findElectron((line) => console.error(line))
    if (found.executable === null) { console.error(found.why); process.exit(1) }
    process.stdout.write(found.executable)
  })`
  return execFileSync(process.execPath, ['-e', ask], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Playwright's own loader; the fallback runtime's default app loads it first, which makes attaching reliable. */
function playwrightLoader(): string {
  const core = path.dirname(
    createRequire(createRequire(import.meta.url).resolve('@playwright/test')).resolve('playwright-core/package.json'),
  )
  return path.join(core, 'lib/server/electron/loader.js')
}

/** Opens the built app and waits for its page. */
export async function openPlacard(options: {
  readonly display: string
  readonly profile?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}): Promise<RunningPlacard> {
  const profile = options.profile ?? newProfile()
  const executablePath = electronExecutable()
  const isRoot = process.getuid?.() === 0
  const loader = playwrightLoader()
  const app = await _electron.launch({
    executablePath,
    chromiumSandbox: !isRoot,
    args: [root, `--profile=${profile}`, `--user-data-dir=${profile}`, '--dht=none', ...(options.args ?? [])],
    cwd: root,
    env: {
      ...inheritedEnvironment(),
      ...options.env,
      DISPLAY: options.display,
      ...(existsSync(loader) ? { PLAYWRIGHT_ELECTRON_LOADER: loader } : {}),
    },
  })
  const page = await app.firstWindow()
  const program = app.process()
  return {
    app,
    page,
    profile,
    close: () => app.close(),
    kill: async () => {
      if (program.exitCode === null && program.signalCode === null) {
        const gone = once(program, 'exit')
        program.kill('SIGKILL')
        await gone
      }
      await endProcessesOf(profile)
    },
  }
}

/** Its helpers end by themselves a moment after the app does, and write to the profile until then. */
async function endProcessesOf(profile: string): Promise<void> {
  for (let pids = processesOf(profile); pids.length > 0; pids = processesOf(profile)) {
    for (const pid of pids) kill(pid)
    await setImmediate()
  }
}

/** All processes that were started with this profile: every process of Chromium's is told where it lies. */
function processesOf(profile: string): number[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return numbers.filter((pid) => readIfThere(`/proc/${pid}/cmdline`).includes(profile)).map(Number)
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    return
  }
}
