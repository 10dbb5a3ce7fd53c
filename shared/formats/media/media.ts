/** The formats that the Library takes. They are told by content, never by name. */
export const mediaFormats = ['png', 'jpeg', 'webp', 'avif', 'gif', 'svg', 'mp4', 'webm'] as const
export type MediaFormat = (typeof mediaFormats)[number]

/** The MIME type of each format. */
export const mimeTypes: Readonly<Record<MediaFormat, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  webm: 'video/webm',
}

/** True for the formats that play with a clock of their own. */
export const isVideo = (format: MediaFormat): boolean => format === 'mp4' || format === 'webm'

/**
 * What a file holds beside its picture and is taken out on import: `location` where it was made; `camera` the camera
 * and the time; `words` names, descriptions and comments; `preview` smaller or other pictures; `trailing` bytes after
 * the end; `code` scripts and links of an SVG.
 */
export const findings = ['location', 'camera', 'words', 'preview', 'trailing', 'code'] as const
export type Finding = (typeof findings)[number]

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
  readonly found: ReadonlySet<Finding>
  /** What makes the clean file of it: in order, without overlaps. */
  readonly edits: readonly Edit[]
  /** True if a stream of places, as action cameras record it, was cut loose but its bytes are still in the file. */
  readonly telemetry?: boolean
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
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'too-many-pixels'; readonly width: number; readonly height: number }
