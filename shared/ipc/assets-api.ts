import type { BlobHash } from '../replica/blobs/chunks.ts'
import type { FileLike } from './platform.ts'

/**
 * Where the bytes of an asset are, as far as this device knows: `here` as a whole; `coming`, because this device wants
 * them; `elsewhere`, on other devices and not wanted here; `missing`, on no device that is known.
 */
export type AssetPlace = 'here' | 'coming' | 'elsewhere' | 'missing'

/** What may honestly be said about the bytes of one asset. */
export interface AssetState {
  readonly hash: BlobHash
  readonly place: AssetPlace
  /** Bytes of the whole; null while nobody has said. */
  readonly size: number | null
  /** Bytes that are on this computer. */
  readonly done: number
  /** Keys of the other devices that hold the whole. */
  readonly devices: readonly string[]
}

/** How the putting of a file ended. A cancelled or failed one can be put again, and goes on where it stopped. */
export type PutResult =
  | { readonly kind: 'kept'; readonly hash: BlobHash; readonly size: number }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string }

/** The bytes of media, by the lower-case hex SHA-256 of each file. What an asset is stands in its document. */
export interface AssetsApi {
  /** Keeps a file on this computer; it may be long. `onProgress` tells the share that is done, from 0 to 1. */
  put(file: FileLike, onProgress: (share: number) => void): Promise<PutResult>
  /** Gives up every `put` that is under way. */
  cancelPut(): Promise<void>
  /** The bytes from `start` up to `end`; null if the asset is not here as a whole. For what is short. */
  read(
    hash: BlobHash,
    range?: { readonly start: number; readonly end: number },
  ): Promise<Uint8Array<ArrayBuffer> | null>
  /** The whole as a Blob of this media type, for a `blob:` URL or a download; null if it is not here as a whole. */
  blob(hash: BlobHash, mediaType: string): Promise<FileLike | null>
  state(hash: BlobHash): Promise<AssetState>
  /** Tells the states of these assets at once and after each change, at most a few times a second. */
  watch(hashes: readonly BlobHash[], onStates: (states: readonly AssetState[]) => void): Promise<() => void>
  /** Fetches an asset from whoever has it, now or later, ahead of others. */
  want(hash: BlobHash): Promise<void>
  /** Stops fetching an asset. What has come of it stays. */
  cancel(hash: BlobHash): Promise<void>
}
