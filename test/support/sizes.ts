import type { RunningPlacard } from './electron.ts'

/** The sizes of window at which screens are looked at: a small laptop and a desk. */
export const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const

/** Gives the window's content a size; resolves when the page has it. */
export async function resize(
  { app, page }: RunningPlacard,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  const { width, height } = size
  await app.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height),
    { width, height },
  )
  await page.waitForFunction((wanted) => window.innerWidth === wanted, width)
}

/** Takes pictures of the window in both themes and sizes; `file` makes a path of `light-1280.png`. */
export async function shootBoth(of: RunningPlacard, file: (name: string) => string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await of.page.emulateMedia({ colorScheme })
    for (const size of sizes) {
      await resize(of, size)
      await of.page.screenshot({ path: file(`${colorScheme}-${size.width}.png`) })
    }
  }
}
