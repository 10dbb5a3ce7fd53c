import { type Inspected, inspectMedia } from '../../shared/formats/media/inspect.ts'
import { mostBytes } from '../../shared/formats/media/limits.ts'
import type { Refusal } from '../../shared/formats/media/media.ts'
import type { PreparedMedia } from '../../shared/ipc/media-api.ts'
import type { FileLike } from '../../shared/ipc/platform.ts'
import { isVideo, mimeTypes } from '../../shared/plan/media-formats.ts'
import { drawSmall } from './draw-small.ts'

/** Looks at a file, cleans it and draws it in small. What passes the headers and cannot be decoded is refused. */
export async function prepareMedia(name: string, file: FileLike): Promise<PreparedMedia | Refusal> {
  if (file.size > mostBytes) return { kind: 'too-large', bytes: file.size, limit: mostBytes }
  const inspected = inspectMedia(new Uint8Array(await file.arrayBuffer()), name)
  if (inspected.kind !== 'taken') return inspected
  const { bytes, ...facts } = inspected
  const clean = new Blob([bytes.slice()], { type: mimeTypes[inspected.format] })
  if (isVideo(inspected.format) || inspected.format === 'svg') return { ...facts, file: clean, small: null }
  return decoded(facts, clean)
}

async function decoded(facts: Omit<Inspected, 'bytes'>, file: Blob): Promise<PreparedMedia | Refusal> {
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (bitmap === null) return { kind: 'broken', format: facts.format }
  try {
    // The decoder's word on the size counts: it has seen the turn as people will.
    const { width, height } = bitmap
    return { ...facts, width, height, file, small: await drawSmall(bitmap) }
  } finally {
    bitmap.close()
  }
}
