import type { BackupKeeper } from './backups-api.ts'

/**
 * What the shell offers the page as `window.placard`. The browser host has no bridge: the page then uses the web platform.
 * Ports do not fit through it: the network port comes as a `message` event whose data is `{ placard: 'net-port' }`.
 */
export interface ShellBridge {
  readonly platform: 'linux' | 'darwin' | 'win32'
  readonly version: string
  /** Asks for a control port to the network process; the answer is the message event. */
  requestNetworkPort(): void
  /** The folder in which backups are kept. */
  readonly backups: BackupKeeper
  /** Opens an https link in the person's browser. */
  openExternal(url: string): Promise<boolean>
  /** Called with each `placard://join/...` code that the system hands over, also those that came before the page. */
  onJoinLink(handler: (code: string) => void): () => void
  /** Called with each file of changes that the system hands over, also those that came before the page. */
  onBundleFile(handler: (file: OpenedFile) => void): () => void
  /** Called when the saving of a file has ended. */
  onSaved(handler: (saved: SavedFile) => void): () => void
  /** Shows a saved file in its folder, by the id with which it was told. */
  showSaved(id: string): void
  /** Called with each command of the application menu. */
  onMenu(handler: (command: MenuCommand) => void): () => void
  /** Tells the shell the theme, so that the title bar and background follow. */
  setTheme(theme: 'light' | 'dark' | 'system'): void
  /** Asked before the window closes: the page flushes and answers whether it may close. One that does not answer is closed. */
  onBeforeClose(handler: () => Promise<boolean>): () => void
}

/** A file that the system handed over. The address is of the page's own origin, and can be fetched once. */
export interface OpenedFile {
  readonly name: string
  readonly address: string
}

/** How the saving of a file ended that the page gave out at `address`. */
export type SavedFile =
  | {
      readonly kind: 'saved'
      readonly address: string
      /** To have it shown in its folder. */
      readonly id: string
      readonly name: string
      /** The name of the folder alone. */
      readonly folder: string
    }
  | { readonly kind: 'cancelled' | 'failed'; readonly address: string }

/** What the application menu can ask the page to do. */
export const menuCommands = [
  'new-post',
  'import',
  'export-changes',
  'apply-changes',
  'undo',
  'redo',
  'palette',
  'calendar',
  'board',
  'team',
  'settings',
  'shortcuts',
  'library',
  'help',
] as const
/** One of these commands. */
export type MenuCommand = (typeof menuCommands)[number]
