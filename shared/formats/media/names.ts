import type { MediaFormat } from '../../plan/media-formats.ts'

const endings: Readonly<Record<string, MediaFormat>> = {
  png: 'png',
  apng: 'png',
  jpg: 'jpeg',
  jpeg: 'jpeg',
  jpe: 'jpeg',
  jfif: 'jpeg',
  webp: 'webp',
  avif: 'avif',
  avifs: 'avif',
  gif: 'gif',
  svg: 'svg',
  mp4: 'mp4',
  m4v: 'mp4',
  webm: 'webm',
}

/** The format that a file's name claims; null if it claims none that is taken. */
export const formatOfName = (name: string): MediaFormat | null =>
  endings[/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? null
