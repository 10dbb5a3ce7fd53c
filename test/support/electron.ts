import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
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

/** Removes a profile. A killed process may still be closing its files, which Node waits for. */
export function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 20 })
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
    args: [root, `--profile=${profile}`, `--user-data-dir=${profile}`, ...(options.args ?? [])],
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
      if (program.exitCode !== null || program.signalCode !== null) return
      const gone = new Promise((resolve) => program.once('exit', resolve))
      for (const id of [...descendants(program.pid), program.pid]) if (id !== undefined) kill(id)
      await gone
    },
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

/** All processes below one, deepest last. */
function descendants(pid: number | undefined): number[] {
  if (pid === undefined) return []
  let children: number[] = []
  try {
    children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
  return children.flatMap((child) => [child, ...descendants(child)])
}
