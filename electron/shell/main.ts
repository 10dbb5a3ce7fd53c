import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, BrowserWindow, nativeTheme, powerMonitor, session } from 'electron'
import { dhtNodesIn } from '../../shared/ipc/dht-argument.ts'
import { toPage, toShell } from '../../shared/ipc/shell-channels.ts'
import { DeviceSecrets } from '../secrets/device-secrets.ts'
import { answerBackups } from './answer-backups.ts'
import { registerAppScheme, serveApp } from './app-protocol.ts'
import { BackupFolder } from './backup-folder.ts'
import { bundlePath, bundlePathIn, OpenedFiles } from './bundle-files.ts'
import { offerTextMenu } from './context-menu.ts'
import { replaceAfterCrash } from './crashes.ts'
import { joinCode, joinCodeIn } from './join-links.ts'
import { systemKeyring } from './keyring.ts'
import { lockDown, openInBrowser } from './lockdown.ts'
import { installMenu } from './menu.ts'
import { NetworkProcess } from './network-process.ts'
import { answerPage, onPageMessage } from './page-messages.ts'
import { tellOfSaved } from './tell-of-saved.ts'
import { openWindow } from './window.ts'

registerAppScheme()
app.setName('Placard')
// Electron lower-cases what it parses itself, so the profile is read from the arguments as they came.
const profileArgument = process.argv.find((argument) => argument.startsWith('--profile='))
if (profileArgument !== undefined) app.setPath('userData', path.resolve(profileArgument.slice('--profile='.length)))

const firstCode = joinCodeIn(process.argv)
const firstFile = bundlePathIn(process.argv.slice(1), process.cwd())
if (process.argv.includes('--hub')) void run('hub.mjs')
else if (process.argv.includes('--cli')) void run('cli.mjs').then(exitWhenWritten)
else if (app.requestSingleInstanceLock({ joinCode: firstCode, bundleFile: firstFile })) start()
// Nothing has begun here that would have to end in order, and quitting before Electron is ready may wait for ever.
else app.exit(0)

/** The hub, or the command line, in place of the planner: no window, no page. What stands behind its word is for it. */
function run(program: 'hub.mjs' | 'cli.mjs'): Promise<unknown> {
  return import(/* @vite-ignore */ pathToFileURL(path.join(import.meta.dirname, program)).href)
}

/** A command is done when it is imported; Electron would stay. */
function exitWhenWritten(): void {
  process.stdout.write('', () => app.exit(Number(process.exitCode ?? 0)))
}

function start(): void {
  let window: BrowserWindow | null = null as BrowserWindow | null
  let pageReady = false
  let waitingCode = firstCode
  let waitingFile = firstFile
  const openedFiles = new OpenedFiles()

  const here = import.meta.dirname
  const profile = app.getPath('userData')

  const deliver = (code: string | null) => {
    if (code === null) return
    if (pageReady && window !== null) window.webContents.send(toPage.join, code)
    else waitingCode = code
  }
  const deliverFile = (file: string | null) => {
    if (file === null) return
    if (pageReady && window !== null) window.webContents.send(toPage.bundleFile, openedFiles.offer(file))
    else waitingFile = file
  }
  const bringForward = () => {
    if (window === null) return
    if (window.isMinimized()) window.restore()
    window.focus()
  }
  const open = () => {
    pageReady = false
    const opened = openWindow(profile, path.join(here, 'preload.cjs'))
    offerTextMenu(opened.webContents)
    replaceAfterCrash(opened, open)
    opened.on('closed', () => {
      if (window === opened) window = null
    })
    window = opened
  }

  app.on('second-instance', (_event, _argv, _folder, data) => {
    bringForward()
    const code = typeof data === 'object' && data !== null && 'joinCode' in data ? data.joinCode : null
    deliver(typeof code === 'string' ? joinCode(`placard://join/${code}`) : null)
    const file = typeof data === 'object' && data !== null && 'bundleFile' in data ? data.bundleFile : null
    deliverFile(typeof file === 'string' ? bundlePath(file) : null)
  })
  app.on('open-file', (event, file) => {
    event.preventDefault()
    deliverFile(bundlePath(file))
  })
  app.on('open-url', (event, url) => {
    event.preventDefault()
    deliver(joinCode(url))
  })
  app.on('window-all-closed', () => app.quit())
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open()
  })

  void app.whenReady().then(() => {
    if (app.isPackaged) app.setAsDefaultProtocolClient('placard')
    lockDown(session.defaultSession)
    const devServer = app.isPackaged ? undefined : process.env.PLACARD_DEV_SERVER
    serveApp(path.join(here, '../renderer'), devServer ?? null, openedFiles)
    const network = DeviceSecrets.open(profile, systemKeyring()).then(
      (secrets) =>
        new NetworkProcess(path.join(here, 'network.mjs'), secrets, dhtNodesIn(process.argv), () => void handOutPort()),
    )
    const handOutPort = async () => {
      const port = (await network).connect()
      window?.webContents.mainFrame.postMessage(toPage.networkPort, null, [port])
    }
    onPageMessage(toShell.networkPort, () => void handOutPort())
    onPageMessage(toShell.pageReady, () => {
      pageReady = true
      const code = waitingCode
      waitingCode = null
      deliver(code)
      const file = waitingFile
      waitingFile = null
      deliverFile(file)
    })
    onPageMessage(toShell.theme, (theme) => {
      nativeTheme.themeSource = theme
    })
    tellOfSaved(session.defaultSession)
    answerPage(toShell.openExternal, false, openInBrowser)
    answerBackups(new BackupFolder(path.join(profile, 'backups')))
    installMenu((command) => window?.webContents.send(toPage.menu, command))
    open()
    // A later start makes the window appear sooner.
    window?.once('ready-to-show', () => void network.then((started) => started.ensureStarted()))
    powerMonitor.on('suspend', () => void network.then((started) => started.tell('suspend')))
    powerMonitor.on('resume', () => void network.then((started) => started.tell('resume')))
    app.on('before-quit', () => void network.then((started) => started.stop()))
  })
}
