import { execFileSync } from 'node:child_process'
import { cpSync, createReadStream, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test'
import { freePort } from '../support/free-port.ts'

/** Chosen once a run, since a browser keeps data per origin: profiles are filled and opened at the same one. */
const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** Where a bench page is served. */
export const pageAddress = (name: string) => `${origin}/${name}.html`

/** Serves the built pages on loopback until the returned function is called. */
export async function servePages(folder: string): Promise<() => void> {
  const server = http.createServer((request, response) => {
    const file = path.join(folder, path.normalize(new URL(request.url ?? '/', origin).pathname))
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return () => server.close()
}

/** A running browser on one of the bench pages. */
export interface Bench {
  readonly page: Page
  readonly cdp: CDPSession
  close(): Promise<void>
}

async function launch(profile: string, variant: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.PLACARD_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--disable-background-networking', '--disable-component-update', '--no-first-run', '--no-sandbox'],
  })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(pageAddress(variant))
  await page.waitForFunction(() => 'bench' in window)
  return { context, page }
}

/** Opens a bench page on the profile itself: for filling it. */
export async function openProfile(profile: string, variant: string): Promise<Bench> {
  const { context, page } = await launch(profile, variant)
  const cdp = await context.newCDPSession(page)
  return { page, cdp, close: () => context.close() }
}

/** Opens a bench page on a copy of the profile in a new browser, with the system's file caches dropped where it may. */
export async function openCold(profile: string, variant: string): Promise<Bench> {
  const copy = mkdtempSync(path.join(tmpdir(), 'placard-bench-'))
  cpSync(profile, copy, { recursive: true })
  dropCaches()
  const bench = await openProfile(copy, variant)
  return {
    ...bench,
    close: async () => {
      await bench.close()
      rmSync(copy, { recursive: true, force: true })
    },
  }
}

/** True when file caches can be dropped here (Linux, root). */
export function dropCaches(): boolean {
  try {
    execFileSync('sync')
    writeFileSync('/proc/sys/vm/drop_caches', '3')
    return true
  } catch {
    return false
  }
}

/** Processor seconds that the page's own process has used. */
export async function rendererCpuSeconds(bench: Bench): Promise<number> {
  const { metrics } = await bench.cdp.send('Performance.getMetrics')
  return metrics.find((metric) => metric.name === 'ProcessTime')?.value ?? Number.NaN
}

/** Megabytes that the largest renderer process of this browser holds alone (private and its share of shared memory). */
export async function rendererMegabytes(bench: Bench): Promise<number> {
  const browser = bench.page.context().browser()
  const cdp = browser === null ? bench.cdp : await browser.newBrowserCDPSession()
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo')
  const sizes = processInfo.filter((process) => process.type === 'renderer').map((process) => pssMegabytes(process.id))
  return Math.max(...sizes)
}

function pssMegabytes(pid: number): number {
  const rollup = execFileSync('cat', [`/proc/${pid}/smaps_rollup`], { encoding: 'utf8' })
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? Number.NaN) / 1024
}
