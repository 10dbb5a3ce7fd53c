import { app, type BrowserWindow, dialog } from 'electron'

/** Two crashes within this time: a new window would only crash again. */
const hopelessMs = 10_000
let lastCrashAt = Number.NEGATIVE_INFINITY

/** A page that crashed cannot be reloaded reliably: `replace` opens a new window in place of this one. */
export function replaceAfterCrash(window: BrowserWindow, replace: () => void): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const hopeless = Date.now() - lastCrashAt < hopelessMs
    lastCrashAt = Date.now()
    if (hopeless) {
      dialog.showErrorBox(
        'Placard cannot show its window',
        'It stopped twice in a row. What you wrote is saved on this computer. Please start Placard again; if this comes back, restart the computer.',
      )
      app.quit()
      return
    }
    // The new one first: without any window the app would end.
    replace()
    window.destroy()
  })
}
