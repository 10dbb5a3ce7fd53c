import type { Refusal } from '../../../shared/formats/media/media.ts'
import type { PreparedMedia } from '../../../shared/ipc/media-api.ts'
import type { FileLike } from '../../../shared/ipc/platform.ts'

/** Whatever looks at strange files. */
export interface MediaReader {
  prepare(name: string, file: FileLike): Promise<PreparedMedia | Refusal | 'gone'>
  /** Ends it, and frees its memory. */
  close(): void
}
