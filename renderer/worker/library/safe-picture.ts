import { inspectMedia } from '../../../shared/formats/media/inspect.ts'
import { mostImageBytes } from '../../../shared/formats/media/limits.ts'
import type { FileLike } from '../../../shared/ipc/platform.ts'
import { mimeTypes } from '../../../shared/plan/media-formats.ts'

/** Pixels on a side of what shows an asset in small, at most: many are shown at once. */
const longestSide = 1024

/**
 * A file as it may be shown or saved [AS6]. What other members' computers sent was cleaned there, or was not: images
 * are looked at again, refused where they are not what their asset says, and drawings are written anew. `small`: it
 * shows an asset in small, and is refused where it would take much memory to show.
 */
export async function safeToShow(file: FileLike, mime: string, small: boolean): Promise<FileLike | 'refused'> {
  if (mime.startsWith('video/')) return file
  if (file.size > mostImageBytes) return 'refused'
  const inspected = inspectMedia(new Uint8Array(await file.arrayBuffer()), '')
  if (inspected.kind !== 'taken' || mimeTypes[inspected.format] !== mime) return 'refused'
  if (small && Math.max(inspected.width, inspected.height) > longestSide) return 'refused'
  return new Blob([inspected.bytes.slice()], { type: mime })
}
