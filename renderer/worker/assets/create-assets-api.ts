import type { AssetsApi, PutResult } from '../../../shared/ipc/assets-api.ts'
import type { FileLike } from '../../../shared/ipc/platform.ts'
import type { Blobs } from '../../../shared/replica/blobs/blobs.ts'
import { type BlobHash, chunkBytes, isBlobHash, maxBlobBytes } from '../../../shared/replica/blobs/chunks.ts'
import { putBlob } from '../../../shared/replica/blobs/put-blob.ts'
import { callable } from '../api/callable.ts'
import type { WorkingPlan } from '../plan/open-plan.ts'
import { putFailureInWords } from './put-failure-in-words.ts'

/** The bytes of the open plan's media. `working` gives the open plan, `settled` waits while one is being opened. */
export function createAssetsApi(working: () => WorkingPlan, settled: () => Promise<WorkingPlan>): AssetsApi {
  let putting = new AbortController()
  const desk = () => working().assets
  const readyDesk = async () => {
    const { assets } = await settled()
    await assets.ready
    return assets
  }
  return {
    async put(file, onProgress) {
      if (file.size > maxBlobBytes) return tooLong
      try {
        const put = await putBlob(desk().blobs, file, onProgress, putting.signal)
        return put === null ? { kind: 'cancelled' } : { kind: 'kept', ...put }
      } catch (error) {
        return { kind: 'failed', message: putFailureInWords(error) }
      }
    },
    async cancelPut() {
      putting.abort()
      putting = new AbortController()
    },
    read: (hash, range) => desk().blobs.read(hash, range?.start, range?.end),
    blob: async (hash, mediaType) => wholeBlob((await readyDesk()).blobs, hash, mediaType),
    state: async (hash) => (await readyDesk()).state(checked(hash)),
    watch: async (hashes, onStates) => {
      const assets = await readyDesk()
      const watched = new Set(hashes.map(checked))
      return callable(assets.states.watch(watched, () => onStates(hashes.map((hash) => assets.state(hash)))))
    },
    want: (hash) => desk().want(checked(hash)),
    cancel: (hash) => desk().cancel(checked(hash)),
    cancelAll: () => desk().cancelAll(),
    wantAll: (hashes) => desk().wantAll(hashes.map(checked)),
    watchMedia: async (onMedia) => {
      const assets = await readyDesk()
      return callable(assets.states.watch(null, () => onMedia(assets.media())))
    },
    setRules: (rules) => desk().setRules(rules),
  }
}

const tooLong: PutResult = {
  kind: 'failed',
  message: 'This file is longer than 4 GB, more than Placard can carry. Nothing was added.',
}

function checked(hash: BlobHash): BlobHash {
  if (!isBlobHash(hash)) throw new Error(`Not the name of an asset: ${hash}`)
  return hash
}

/** A Blob of Blobs: the browser keeps each part outside of this worker's memory, so a long one never is in it. */
export async function wholeBlob(blobs: Blobs, hash: BlobHash, type: string): Promise<FileLike | null> {
  const size = blobs.find(hash)?.size ?? 0
  const parts: Blob[] = []
  for (let start = 0; start === 0 || start < size; start += chunkBytes) {
    const bytes = await blobs.read(hash, start, start + chunkBytes)
    if (bytes === null) return null
    parts.push(new Blob([bytes]))
  }
  return new Blob(parts, { type })
}
