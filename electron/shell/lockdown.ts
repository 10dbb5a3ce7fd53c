import { app, type Session, shell } from 'electron'
import { appPage } from './app-protocol.ts'

const allowedPermissions = new Set(['clipboard-sanitized-write', 'persistent-storage'])

/** Denies what the planner never needs: other pages, other windows, permissions, downloads of anything but its own files. */
export function lockDown(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, decide, details) => {
    decide(allowedPermissions.has(permission) && contents !== null && details.requestingUrl.startsWith(appPage))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => {
    return allowedPermissions.has(permission) && `${origin.replace(/\/$/, '')}/` === appPage
  })
  // Chromium would fetch dictionaries from a server of Google's. macOS and Windows bring their own; elsewhere words are
  // only checked once a dictionary comes with the app.
  session.setSpellCheckerDictionaryDownloadURL(`${appPage}dictionaries/`)
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${appPage}`)) event.preventDefault()
  })
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** Opens a web link in the person's browser. Only https: anything else could start a program. */
export async function openInBrowser(link: string): Promise<boolean> {
  if (!URL.canParse(link) || new URL(link).protocol !== 'https:') return false
  await shell.openExternal(new URL(link).href)
  return true
}
