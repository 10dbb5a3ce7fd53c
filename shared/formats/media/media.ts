import type { MediaFormat, Trace } from '../../plan/media-formats.ts'

/** Bytes from `start` up to `end` that give way to `put`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly put: Uint8Array
}

/** What the headers of a file say. Pixels as shown, so after the turn that the file asks for. */
export interface Reading {
  readonly width: number
  readonly height: number
  readonly animated: boolean
  /** Milliseconds; null for a still picture and where the file does not say. */
  readonly durationMs: number | null
  readonly found: ReadonlySet<Trace>
  /** What makes the clean file of it: in order, without overlaps. */
  readonly edits: readonly Edit[]
  /** True if it records places, as action cameras do, in a way in which they cannot be taken out. */
  readonly keepsPlaces?: boolean
}

/** Why a file is not taken. */
export type Refusal =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown' }
  /** A format that is known by name and not taken, such as HEIC. */
  | { readonly kind: 'unsupported'; readonly format: string }
  /** The name says one format and the content is another. */
  | { readonly kind: 'mislabelled'; readonly says: MediaFormat; readonly is: MediaFormat }
  | { readonly kind: 'broken'; readonly format: MediaFormat }
  /** It records places in a way in which they cannot be taken out. */
  | { readonly kind: 'keeps-places' }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'too-many-pixels'; readonly width: number; readonly height: number }
