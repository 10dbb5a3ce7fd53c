import { inspectMedia } from '../../../shared/formats/media/inspect.ts'
import type { FileLike } from '../../../shared/ipc/platform.ts'
import { mimeTypes } from '../../../shared/plan/media-formats.ts'

/**
 * A file as it may be shown or saved [AS6]. What other members' computers sent was cleaned there, or was not: images
 * are looked at again, refused where they are not what their asset says, and drawings are written anew.
 */
export async function safeToShow(file: FileLike, mime: string): Promise<FileLike | 'refused'> {
  if (mime.startsWith('video/')) return file
  const inspected = inspectMedia(new Uint8Array(await file.arrayBuffer()), '')
  if (inspected.kind !== 'taken' || mimeTypes[inspected.format] !== mime) return 'refused'
  return new Blob([inspected.bytes.slice()], { type: mime })
}
