import type { RefusedFile } from '../../../shared/ipc/library-api.ts'
import type { MediaFormat } from '../../../shared/plan/media-formats.ts'
import { sizeWords } from './words.ts'

const formatNames: Readonly<Record<MediaFormat, string>> = {
  png: 'PNG',
  jpeg: 'JPEG',
  webp: 'WebP',
  avif: 'AVIF',
  gif: 'GIF',
  svg: 'SVG',
  mp4: 'MP4',
  webm: 'WebM',
}

const taken = 'The Library takes PNG, JPEG, WebP, AVIF, GIF, SVG, MP4 and WebM.'

/** Why a file was not added, and what to do about it. */
export function refusalWords(refusal: RefusedFile['refusal']): string {
  switch (refusal.kind) {
    case 'empty':
      return 'The file is empty.'
    case 'unknown':
      return `This is no image or video that Placard knows. ${taken}`
    case 'unsupported':
      return `This is a file of the kind ${refusal.format}. ${taken}`
    case 'mislabelled':
      return `Its name says ${formatNames[refusal.says]}, but it is ${formatNames[refusal.is]}. If you trust it, rename it and add it again.`
    case 'broken':
      return `The ${formatNames[refusal.format]} is broken or not complete. Open and save it anew, then add it again.`
    case 'keeps-places':
      return 'It records where it was made in a way that cannot be taken out. Save it anew with a video program, then add it again.'
    case 'too-large':
      return `It has ${sizeWords(refusal.bytes)}; at most ${sizeWords(refusal.limit)} are taken. Make it smaller, then add it again.`
    case 'too-many-pixels':
      return `It has ${refusal.width.toLocaleString()} × ${refusal.height.toLocaleString()} pixels, too many to show safely. Make it smaller, then add it again.`
    case 'unreadable':
      return `It could not be read: ${refusal.message}`
  }
}
