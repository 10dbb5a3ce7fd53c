import type { Platform } from '../plan/lists.ts'
import type { Metrics, Status } from '../plan/post.ts'
import type { FileLike } from './platform.ts'

/** What a column of the file means. Columns of no meaning are ignored. */
export const importFields = [
  'text',
  'date',
  'time',
  'link',
  'replies',
  'reposts',
  'likes',
  'channel',
  'tags',
  'campaign',
  'status',
  'zone',
  'assignee',
  'created',
  'versions',
  'language',
  'media',
  'key',
  'ignore',
] as const
/** What one column of the file is taken for. */
export type ImportField = (typeof importFields)[number]

/** What the first look at a file found. */
export interface ImportGuess {
  readonly headers: readonly string[]
  readonly mapping: readonly ImportField[]
  /** The first rows, as read, for the preview. */
  readonly sample: readonly (readonly string[])[]
  readonly encoding: string
  readonly delimiter: string
  /** True when the dates name no zone, so that the person must choose one. */
  readonly zoneless: boolean
  /** How ambiguous dates such as 3/4/17 are read; guessed from the whole column. */
  readonly dateOrder: 'month-first' | 'day-first' | 'year-first'
  /** Rows of data in the file, readable or not. */
  readonly rows: number
  /** Rows whose text holds characters that an earlier program broke in a way that can be repaired. */
  readonly damaged: number
  /** The platform that most of the links lead to; null if none is known. */
  readonly platform: Platform | null
  /** The accounts that the file names, most frequent first, at most ten. */
  readonly handles: readonly string[]
}

/** The person's choices. */
export interface ImportOptions {
  readonly mapping: readonly ImportField[]
  /** IANA zone for dates that name none. */
  readonly zone: string
  readonly dateOrder: ImportGuess['dateOrder']
  readonly hashtagsToTags: boolean
  /** Put back characters that an earlier program broke (`itâ€™s` becomes `it’s`). */
  readonly repairText: boolean
  /** Leave out rows that an earlier import already brought. */
  readonly skipKnown: boolean
  /** The channel that all rows go to, if no column says; null for none. */
  readonly channel: string | null
  /** The platform on which channels are made for accounts that the file names and the plan lacks; null makes none. */
  readonly newChannels: Platform | null
}

/** A row that could not be read. `line` is the line of the file on which the row starts, counted from 1. */
export interface ImportProblem {
  readonly line: number
  readonly reason: string
  /** The row's cells, so that the problems can be saved as a CSV. */
  readonly cells: readonly string[]
}

/** One row as it would be imported. */
export interface ImportPreviewRow {
  readonly line: number
  readonly text: string
  /** The wall time in the chosen zone, `YYYY-MM-DDTHH:mm`, or null. */
  readonly wall: string | null
  readonly hashtags: readonly string[]
  readonly status: Status
  readonly metrics: Metrics | null
  /** True if an earlier import brought this row already. */
  readonly known: boolean
}

/** A dry run over the whole file with the chosen options. */
export interface ImportPreview {
  readonly rows: number
  readonly known: number
  /** How many different hashtags the texts hold. */
  readonly hashtags: number
  /** How many rows could not be read; the first 10,000 of them are listed. */
  readonly problemCount: number
  readonly problems: readonly ImportProblem[]
  readonly first: readonly ImportPreviewRow[]
}

/** How far an import has come: bytes of the file while it reads, posts while it writes. */
export interface ImportProgress {
  readonly phase: 'reading' | 'writing'
  readonly done: number
  readonly total: number
}

/** Why a file cannot be imported, in words for people. */
export interface NoGuess {
  readonly kind: 'failed'
  readonly reason: string
  /** True for a picture or film, which the Library takes. */
  readonly isMedia: boolean
}

/** How an import ended. A cancelled or failed one has changed nothing. */
export type ImportResult =
  | {
      readonly kind: 'done'
      readonly imported: number
      readonly skipped: number
      /** Tags and channels that were made for it. */
      readonly tags: number
      readonly channels: number
      /** The wall day (`YYYY-MM-DD`) of its newest post; null if none has a date. */
      readonly newestDay: string | null
      readonly problemCount: number
      readonly problems: readonly ImportProblem[]
      readonly importId: string
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: string }

/** Import of a CSV file, in the worker, streaming. */
export interface ImportApi {
  guess(file: FileLike): Promise<ImportGuess | NoGuess>
  /** Null when `cancel` was called meanwhile. */
  preview(file: FileLike, options: ImportOptions): Promise<ImportPreview | null>
  run(file: FileLike, options: ImportOptions, onProgress: (progress: ImportProgress) => void): Promise<ImportResult>
  cancel(): Promise<void>
  /**
   * Takes a whole import back (its posts are hidden); `redo` brings them again. Resolves with how many posts were left
   * alone, since someone else has worked on them.
   */
  undo(importId: string): Promise<number>
  redo(importId: string): Promise<number>
}
