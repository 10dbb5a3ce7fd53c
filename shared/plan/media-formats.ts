/** The formats that the Library takes. They are told by content, never by name. */
export const mediaFormats = ['png', 'jpeg', 'webp', 'avif', 'gif', 'svg', 'mp4', 'webm'] as const
/** One of these formats. */
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
export const traces = ['location', 'camera', 'words', 'preview', 'trailing', 'code'] as const
/** One of these. */
export type Trace = (typeof traces)[number]
