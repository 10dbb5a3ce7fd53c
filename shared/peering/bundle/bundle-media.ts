import type { BundleRecord } from '../../formats/bundle/bundle-records.ts'
import { readAsset } from '../../plan/asset-document.ts'
import { docKind } from '../../plan/doc-kind.ts'
import type { Blobs } from '../../replica/blobs/blobs.ts'
import { type BlobHash, chunkCount, maxBlobBytes } from '../../replica/blobs/chunks.ts'
import { chunkHash, midstateLength } from '../../replica/blobs/midstate.ts'
import type { Replica } from '../../replica/replica.ts'
import type { DocId } from '../../replica/store.ts'

type MediaRecord = Extract<BundleRecord, { kind: 'media' }>

/** What a plan's documents name, and how much of it is here and goes into a file. */
export interface MediaChoice {
  /** Previews first, then the smallest first. */
  readonly hashes: readonly BlobHash[]
  readonly bytes: number
  /** Files that do not fit into the limit. */
  readonly tooLarge: number
  /** Files that are not on this computer. */
  readonly elsewhere: number
}

/** The media that these documents name: the previews, and the files themselves. */
async function namedMedia(
  replica: Replica,
  ids: readonly DocId[],
): Promise<{ readonly previews: ReadonlySet<BlobHash>; readonly files: ReadonlySet<BlobHash> }> {
  const previews = new Set<BlobHash>()
  const files = new Set<BlobHash>()
  for (const id of ids) {
    if (docKind(id) !== 'asset') continue
    const asset = await replica.read(id, (doc) => readAsset(id, doc))
    if (asset === null) continue
    files.add(asset.hash)
    for (const hash of [asset.thumbnail, asset.tile]) if (hash !== null) previews.add(hash)
  }
  return { previews, files }
}

/** Chooses what of them goes into a file of at most `limit` bytes of media. */
export async function chooseMedia(replica: Replica, ids: readonly DocId[], limit: number): Promise<MediaChoice> {
  const { blobs } = replica
  const { previews, files } = await namedMedia(replica, ids)
  await blobs?.ready
  const size = (hash: BlobHash) => blobs?.find(hash)?.size ?? 0
  const rest = [...files].filter((hash) => !previews.has(hash)).toSorted((a, b) => size(a) - size(b))
  const hashes: BlobHash[] = []
  const chosen = { bytes: 0, tooLarge: 0, elsewhere: 0 }
  for (const hash of [...previews, ...rest]) {
    if (blobs?.has(hash) !== true) chosen.elsewhere += 1
    else if (chosen.bytes + size(hash) > limit) chosen.tooLarge += 1
    else {
      chosen.bytes += size(hash)
      hashes.push(hash)
    }
  }
  return { hashes, ...chosen }
}

/** The chunks of these blobs, each from its end, so that whoever reads them can prove each at once [BL4]. */
export async function* mediaRecords(blobs: Blobs, hashes: readonly BlobHash[]): AsyncGenerator<MediaRecord> {
  for (const hash of hashes) {
    const size = blobs.find(hash)?.size ?? 0
    for (let index = chunkCount(size) - 1; index >= 0; index--) {
      const chunk = await blobs.chunk(hash, index)
      // It was let go meanwhile: the reader keeps what came of it, and fetches the rest elsewhere.
      if (chunk === null) break
      yield { kind: 'media', hash, size, ...chunk }
    }
  }
}

/** Takes media of a bundle in: only what the plan names, what is not here, and what is proved [BU10]. */
export class MediaTaker {
  readonly #replica: Replica
  #named: ReadonlySet<BlobHash> | null = null
  #isFull = false
  readonly #failed = new Set<BlobHash>()
  readonly #completed = new Set<BlobHash>()

  constructor(replica: Replica) {
    this.#replica = replica
  }

  /** Files that are here as a whole now and were not. */
  get files(): number {
    return this.#completed.size
  }

  /** Files of which a part did not prove, or that could not be written. */
  get failed(): number {
    return this.#failed.size
  }

  /** To be called after the bundle's documents were taken in: they say what the plan names. */
  async take({ hash, size, index, bytes, midstates }: MediaRecord): Promise<void> {
    const { blobs } = this.#replica
    if (blobs === null || this.#failed.has(hash) || !(await this.#names(hash))) return
    await blobs.ready
    const kept = blobs.find(hash)
    const from = kept?.from ?? chunkCount(size)
    // What is here already, in whole or down to this chunk, needs no look.
    if (index >= from) return
    const isNext = index === from - 1 && size === (kept?.size ?? size) && size <= maxBlobBytes
    const next = kept === null ? null : ((await blobs.chunk(hash, from))?.midstates.slice(0, midstateLength) ?? null)
    const chunk = { index, bytes, midstates }
    if (!isNext || this.#isFull || !(await chunkHash()).leadsTo({ hash, size }, chunk, next)) {
      this.#failed.add(hash)
      return
    }
    try {
      await blobs.keep({ hash, size }, [chunk])
    } catch {
      // The disk is full, or too full for this: the documents are safe, and no further chunk is tried.
      this.#isFull = true
      this.#failed.add(hash)
      return
    }
    if (blobs.has(hash)) this.#completed.add(hash)
  }

  async #names(hash: BlobHash): Promise<boolean> {
    if (this.#named === null) {
      const { previews, files } = await namedMedia(this.#replica, await this.#replica.ids())
      this.#named = new Set([...previews, ...files])
    }
    return this.#named.has(hash)
  }
}
