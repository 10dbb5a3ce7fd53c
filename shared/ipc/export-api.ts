import type { FileLike } from './platform.ts'

/** The files that posts are exported to. */
export const exportFormats = ['csv', 'ics', 'json'] as const
/** One of these files. */
export type ExportFormat = (typeof exportFormats)[number]

/** How far an export has come, in documents. */
export interface ExportProgress {
  readonly done: number
  readonly total: number
}

/** A file of posts, ready to be saved. `file` is a Blob. */
export interface ExportMade {
  readonly file: FileLike
  readonly name: string
  /** Posts in the file. */
  readonly posts: number
}

/** Files of the open plan's posts for other programs. */
export interface ExportApi {
  /** Null when `cancel` was called meanwhile. */
  make(format: ExportFormat, onProgress: (progress: ExportProgress) => void): Promise<ExportMade | null>
  cancel(): Promise<void>
}
