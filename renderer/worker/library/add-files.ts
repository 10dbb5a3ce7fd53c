import type { AddedFiles, AddProgress, NamedFile, RefusedFile } from '../../../shared/ipc/library-api.ts'
import type { PreparedMedia } from '../../../shared/ipc/media-api.ts'
import type { AssetId, NewAsset } from '../../../shared/plan/asset.ts'
import { createAsset } from '../../../shared/plan/asset-document.ts'
import { assetIdOf } from '../../../shared/plan/doc-kind.ts'
import { isVideo, mimeTypes } from '../../../shared/plan/media-formats.ts'
import type { MemberId } from '../../../shared/plan/post.ts'
import type { Blobs } from '../../../shared/replica/blobs/blobs.ts'
import { putBlob } from '../../../shared/replica/blobs/put-blob.ts'
import { reasonOf } from '../../../shared/replica/reason-of.ts'
import type { Replica } from '../../../shared/replica/replica.ts'
import { putFailureInWords } from '../assets/put-failure-in-words.ts'
import type { AssetIndex } from '../queries/asset-index.ts'
import type { MediaReader } from './media-reader.ts'

/** What the adding of files works with. */
export interface AddParts {
  readonly reader: MediaReader
  readonly blobs: Blobs
  readonly replica: Replica
  readonly assets: AssetIndex
  readonly member: MemberId
  /** When they were dropped: all have the same time, so that their names order them. UTC milliseconds. */
  readonly at: number
}

/** Assets that become visible together. */
const batch = 16

/**
 * Adds files one after the other: each is looked at in the media worker while the one before it is kept. What was added
 * when the signal is aborted, or the disk is full, stays.
 */
export async function addFiles(
  parts: AddParts,
  files: readonly NamedFile[],
  folder: string,
  onProgress: (progress: AddProgress) => void,
  signal: AbortSignal,
): Promise<AddedFiles> {
  await parts.assets.load()
  const desk = new AddingDesk(parts, folder)
  let next = prepare(parts.reader, files[0])
  for (const [at, { name }] of files.entries()) {
    onProgress({ done: at, total: files.length, name })
    const outcome = await next
    if (signal.aborted) break
    next = prepare(parts.reader, files[at + 1])
    await desk.take(name, outcome, signal)
    if (desk.trouble !== null) break
  }
  await desk.write()
  return { ...desk.sum(), cancelled: signal.aborted }
}

type Outcome = PreparedMedia | RefusedFile['refusal']

/** Starts to look at a file. Never rejects: what goes wrong with one file must not stop the others. */
async function prepare(reader: MediaReader, named: NamedFile | undefined): Promise<Outcome> {
  if (named === undefined) return { kind: 'empty' }
  try {
    const outcome = await reader.prepare(named.name, named.file)
    return outcome === 'gone' ? { kind: 'unreadable', message: tooLong } : outcome
  } catch (error) {
    return { kind: 'unreadable', message: reasonOf(error) }
  }
}

const tooLong = 'Looking at it took too long.'

/** Collects what became of the files, and writes the assets in batches. */
class AddingDesk {
  trouble: string | null = null
  readonly #parts: AddParts
  readonly #folder: string
  readonly #added: AssetId[] = []
  readonly #known: AssetId[] = []
  readonly #refused: RefusedFile[] = []
  readonly #seen = new Set<AssetId>()
  #waiting: NewAsset[] = []

  constructor(parts: AddParts, folder: string) {
    this.#parts = parts
    this.#folder = folder
  }

  async take(name: string, outcome: Outcome, signal: AbortSignal): Promise<void> {
    if (outcome.kind !== 'taken') {
      this.#refused.push({ name, refusal: outcome })
      return
    }
    try {
      const asset = await this.#keep(name, outcome, signal)
      if (asset === null) return
      const id = assetIdOf(asset.hash)
      const before = this.#parts.assets.get(id)
      if (this.#seen.has(id) || before?.deleted === false) {
        this.#known.push(id)
        return
      }
      this.#seen.add(id)
      this.#added.push(id)
      this.#waiting.push(asset)
      if (this.#waiting.length >= batch) await this.write()
    } catch (error) {
      this.trouble = putFailureInWords(error)
    }
  }

  /** Writes the assets that wait, in one commit. */
  async write(): Promise<void> {
    const { replica, at } = this.#parts
    const assets = this.#waiting
    this.#waiting = []
    const written = replica.changeAll(
      assets.map((asset) => ({ id: assetIdOf(asset.hash), mutate: (doc) => createAsset(doc, asset, at) })),
      'strict',
    )
    // They are in memory and tried again, as every change is; no more files are taken in before.
    await written.catch((error: unknown) => {
      this.trouble = putFailureInWords(error)
    })
  }

  sum() {
    return { added: this.#added, known: this.#known, refused: this.#refused, trouble: this.trouble }
  }

  /** The bytes first: an asset that is seen anywhere has its file on this computer. */
  async #keep(name: string, media: PreparedMedia, signal: AbortSignal): Promise<NewAsset | null> {
    const put = async (file: PreparedMedia['file']) => {
      const kept = await putBlob(this.#parts.blobs, file, () => {}, signal)
      return kept?.hash ?? null
    }
    const { small } = media
    const hash = await put(media.file)
    const thumbnail = small === null ? null : await put(small.thumbnail)
    const tile = small === null ? null : await put(small.tile)
    if (hash === null || signal.aborted) return null
    return {
      hash,
      kind: isVideo(media.format) ? 'video' : 'image',
      mime: mimeTypes[media.format],
      bytes: media.file.size,
      width: media.width,
      height: media.height,
      animated: media.animated,
      durationMs: media.durationMs,
      perceptual: small?.perceptual ?? null,
      removed: media.removed,
      name: name.replace(/\.[A-Za-z0-9]{1,5}$/, ''),
      folder: this.#folder,
      thumbnail,
      tile,
      addedBy: this.#parts.member,
    }
  }
}
