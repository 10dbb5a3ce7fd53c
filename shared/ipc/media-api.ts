import type { Inspected } from '../formats/media/inspect.ts'
import type { Refusal } from '../formats/media/media.ts'
import type { FileLike } from './platform.ts'

/** A file that was looked at, cleaned, and drawn in small. */
export interface PreparedMedia extends Omit<Inspected, 'bytes'> {
  /** The clean file. */
  readonly file: FileLike
  /** Small pictures of it; null for what only a window can draw, which are drawings and films. */
  readonly small: { readonly thumbnail: FileLike; readonly tile: FileLike; readonly perceptual: string } | null
}

/** What the media worker does for the plan worker: everything that touches the content of a strange file. */
export interface MediaApi {
  prepare(name: string, file: FileLike): Promise<PreparedMedia | Refusal>
}
