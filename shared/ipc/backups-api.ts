import type { PlanEntry } from './plan-api.ts'
import type { FileLike } from './platform.ts'

/** A backup that is kept on this computer. */
export interface KeptBackup {
  /** The name of its file, which `read` takes. */
  readonly name: string
  readonly madeAt: number
  readonly bytes: number
}

/** Where backups are kept: the shell's folder. A browser has none. */
export interface BackupKeeper {
  /** Resolves when the backup is on disk, and older ones than the newest ten are gone; false if it could not be kept. */
  keep(planId: string, backup: Uint8Array): Promise<boolean>
  /** Newest first. */
  list(planId: string): Promise<readonly KeptBackup[]>
  /** Null if there is no such backup, or it cannot be read. */
  read(planId: string, name: string): Promise<Uint8Array | null>
}

/** How the opening of a backup ended; a refused one has changed nothing. */
export type OpenedBackup =
  | {
      readonly kind: 'opened'
      readonly plan: PlanEntry /** Documents that cannot be read. */
      readonly leftOut: number
    }
  | { readonly kind: 'refused'; readonly message: string }

/** Copies of a whole plan, without its media, for the day when something went wrong. */
export interface BackupsApi {
  /** Given once at start, before a plan is opened. Without one, nothing is backed up by itself. */
  keepWith(keeper: BackupKeeper): Promise<void>
  /** The backups of the open plan, newest first; null where none are kept. */
  list(): Promise<readonly KeptBackup[] | null>
  /** The open plan as a backup, to be saved as a file. */
  make(): Promise<Uint8Array>
  /** Opens a kept backup of the open plan as a plan of its own, beside it. */
  openKept(name: string): Promise<OpenedBackup>
  /** Opens a backup from a file in the same way. */
  openFile(file: FileLike): Promise<OpenedBackup>
}
