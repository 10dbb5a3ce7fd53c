import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { openDisplay } from '../support/display.ts'
import { openPlacard, removeProfile } from '../support/electron.ts'
import { freePort } from '../support/free-port.ts'
import { Person } from '../support/person.ts'
import { pageAddress } from './browser.ts'
import { type Figure, figure, median, percentile } from './rounds.ts'
import { keyLatencies } from './typing.ts'

const keys = 200

/** Two real desktops joined by an invitation, both in one post. */
async function placardLatencies(display: string): Promise<readonly number[]> {
  const desktops = [await openPlacard({ display }), await openPlacard({ display })] as const
  const ana = new Person(desktops[0].page)
  const ben = new Person(desktops[1].page)
  await ana.startPlan('Bench', 'Ana')
  await ben.join(await ana.invite(), 'Ben')
  await ana.goTo('Calendar')
  await ana.newPost('The library stays open.')
  await ben.page.getByText('The library stays open').first().waitFor()
  await ben.openPost('The library stays open')
  const latencies = await keyLatencies(ana.page, ben.page, keys)
  for (const desktop of desktops) {
    await desktop.kill()
    removeProfile(desktop.profile)
  }
  return latencies
}

/** The same text in two browsers of their own, with a y-websocket server on this machine. */
async function websocketLatencies(display: string, root: string): Promise<readonly number[]> {
  const port = await freePort()
  const server = spawn(process.execPath, [path.join(root, 'node_modules/@y/websocket-server/src/server.js')], {
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(server.stdout, 'data')
  const browsers = [await headed(display), await headed(display)] as const
  const here = await openText(browsers[0], port)
  const there = await openText(browsers[1], port)
  await here.locator('.cm-content').click()
  await here.keyboard.type('The library stays open.')
  await there.getByText('The library stays open.').waitFor()
  const latencies = await keyLatencies(here, there, keys)
  for (const browser of browsers) await browser.close()
  server.kill()
  return latencies
}

/** With windows on the display, as Electron has: a headless browser keeps another pace of frames. */
function headed(display: string): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.PLACARD_CHROMIUM ?? '/usr/bin/chromium',
    headless: false,
    args: ['--no-sandbox', '--no-first-run', '--disable-background-networking'],
    env: { ...process.env, DISPLAY: display },
  })
}

async function openText(browser: Browser, port: number): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(`${pageAddress('y-websocket')}?server=ws://127.0.0.1:${port}`)
  await page.locator('.cm-content').waitFor()
  return page
}

/** From a key on one desktop to the frame that shows it on the other, against a y-websocket server; the pages are served. */
export async function measureKeystroke(root: string, say: (line: string) => void): Promise<readonly Figure[]> {
  const display = await openDisplay()
  const theirs = await websocketLatencies(display.name, root)
  const ours = await placardLatencies(display.name)
  display.close()
  for (const [name, latencies] of [
    ['Placard', ours],
    ['y-websocket', theirs],
  ] as const) {
    const words = `median ${median(latencies).toFixed(1)} ms, p99 ${percentile(latencies, 0.99).toFixed(1)} ms`
    say(`keystroke to the other screen, ${name}: ${words} of ${latencies.length} keys`)
  }
  return [figure('keystroke-vs-y-websocket', [median(ours) / median(theirs)], 1, 'lower')]
}
