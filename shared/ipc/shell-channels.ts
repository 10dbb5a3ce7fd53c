import * as v from 'valibot'
import { isDocId } from '../replica/ids.ts'

const planId = v.pipe(v.string(), v.check(isDocId))

/** Channels from the page to the shell. Each payload is checked by its schema, and its sender by origin and frame. */
export const toShell = {
  networkPort: { channel: 'placard:network-port', schema: v.null() },
  pageReady: { channel: 'placard:page-ready', schema: v.null() },
  theme: { channel: 'placard:theme', schema: v.picklist(['light', 'dark', 'system']) },
  /** Whether the window may close, as an answer to `beforeClose`. */
  mayClose: { channel: 'placard:may-close', schema: v.boolean() },
  /** Answered with a boolean: whether the backup is on disk. */
  keepBackup: { channel: 'placard:keep-backup', schema: v.object({ planId, backup: v.instance(Uint8Array) }) },
  /** Answered with the plan's backups, newest first. */
  listBackups: { channel: 'placard:list-backups', schema: planId },
  /** Answered with a backup's bytes, or null. */
  readBackup: {
    channel: 'placard:read-backup',
    schema: v.object({ planId, name: v.pipe(v.string(), v.maxLength(64)) }),
  },
  /** The id of a saved file. */
  showSaved: { channel: 'placard:show-saved', schema: v.pipe(v.string(), v.uuid()) },
  /** Answered with a boolean: whether the link was one that may be opened. */
  openExternal: { channel: 'placard:open-external', schema: v.pipe(v.string(), v.maxLength(4096)) },
} as const

/** Channels from the shell to the page. */
export const toPage = {
  networkPort: 'placard:network-port',
  join: 'placard:join',
  bundleFile: 'placard:bundle-file',
  saved: 'placard:saved',
  menu: 'placard:menu',
  beforeClose: 'placard:before-close',
} as const
