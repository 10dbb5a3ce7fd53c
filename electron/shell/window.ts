import path from 'node:path'
import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme, screen } from 'electron'
import { toPage, toShell } from '../../shared/ipc/shell-channels.ts'
import { appPage } from './app-protocol.ts'
import { onPageMessage } from './page-messages.ts'
import { boundsFor, readWindowState, smallest, writeWindowState } from './window-state.ts'

/** How long closing waits for the page to write what is pending. */
const closePatienceMs = 3_000
/** The look's paper in both themes, so that nothing flashes before the page is there. */
const paper = { light: '#FAF6EF', dark: '#161311' }

/** Opens the planner's window where it was last time. */
export function openWindow(profile: string, preload: string): BrowserWindow {
  const file = path.join(profile, 'window.json')
  const kept = readWindowState(file)
  const options: BrowserWindowConstructorOptions = {
    ...boundsFor(
      kept,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Placard',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: true,
      navigateOnDragDrop: false,
    },
  }
  const window = new BrowserWindow(options)
  if (kept?.maximized === true) window.maximize()
  window.once('ready-to-show', () => window.show())
  keepState(window, file)
  flushBeforeClose(window)
  void window.loadURL(appPage)
  return window
}

/** Written as it changes, not only at the end, so that a killed app comes back to its place too. */
function keepState(window: BrowserWindow, file: string): void {
  let timer: NodeJS.Timeout | undefined
  const write = () => writeWindowState(file, { bounds: window.getNormalBounds(), maximized: window.isMaximized() })
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(write, 300)
  }
  window.on('resize', soon)
  window.on('move', soon)
  window.on('maximize', soon)
  window.on('unmaximize', soon)
  window.on('close', () => {
    clearTimeout(timer)
    write()
  })
  // A window that crashed is destroyed without being closed.
  window.on('closed', () => clearTimeout(timer))
}

/**
 * Asks the page to write what is pending, and closes when it answers that it may; else the page says why. A page that
 * hangs does not hold the person up.
 */
function flushBeforeClose(window: BrowserWindow): void {
  let isAsking = false
  let mayClose = false
  window.on('close', (event) => {
    if (mayClose || window.webContents.isCrashed()) return
    event.preventDefault()
    if (isAsking) return
    isAsking = true
    const end = (answer: boolean) => {
      clearTimeout(patience)
      stop()
      isAsking = false
      mayClose = answer
      if (answer && !window.isDestroyed()) window.close()
    }
    const patience = setTimeout(() => end(true), closePatienceMs)
    const stop = onPageMessage(toShell.mayClose, (answer, { sender }) => {
      if (sender === window.webContents) end(answer)
    })
    window.webContents.send(toPage.beforeClose, null)
  })
}
