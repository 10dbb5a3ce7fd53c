import { type Browser, test as base } from '@playwright/test'
import { type BrowserHost, openChromium, startBrowserHost } from './chromium.ts'
import { type Display, openDisplay } from './display.ts'
import { newProfile, openPlacard, type RunningPlacard, removeProfile } from './electron.ts'

/** How a test opens one more Placard: with a new profile, or again with one that was used before. */
export type Open = (options?: {
  readonly profile?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}) => Promise<RunningPlacard>

/**
 * Tests in real Electron: `open` starts instances that end, with their profiles, when the test does. `host` and
 * `chromium` are the browser host and Debian's Chromium.
 */
export const test = base.extend<{ open: Open; host: BrowserHost; chromium: Browser }, { display: Display }>({
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures that this one needs
    async ({}, use) => {
      const display = await openDisplay()
      await use(display)
      display.close()
    },
    { scope: 'worker' },
  ],
  open: async ({ display }, use) => {
    const running: RunningPlacard[] = []
    const profiles = new Set<string>()
    await use(async (options = {}) => {
      const profile = options.profile ?? newProfile()
      profiles.add(profile)
      const placard = await openPlacard({ ...options, profile, display: display.name })
      running.push(placard)
      return placard
    })
    for (const placard of running) await placard.kill()
    for (const profile of profiles) removeProfile(profile)
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  host: async ({}, use) => {
    const profile = newProfile()
    const host = await startBrowserHost(profile)
    await use(host)
    await host.stop()
    removeProfile(profile)
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  chromium: async ({}, use) => {
    const browser = await openChromium()
    await use(browser)
    await browser.close()
  },
})
