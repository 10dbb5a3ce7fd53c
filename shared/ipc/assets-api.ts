import type { MediaRules } from '../replica/blobs/blob-policy.ts'
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

/** The media of the plan on this computer, as a whole. */
export interface MediaState {
  readonly rules: MediaRules
  /** What is here, whole and in part. */
  readonly files: number
  readonly bytes: number
  /** What this computer wants and has not yet: `bytes` of them are here, of `total` as far as that is known. */
  readonly coming: {
    readonly files: number
    readonly bytes: number
    readonly total: number
    /** Those of the files that are no previews, which always come. */
    readonly originals: number
  }
  /** Files that this computer wants and that nobody who is connected holds. */
  readonly waiting: number
  /** Keys of the devices that were last known to hold some of these. */
  readonly holders: readonly string[]
  /** Originals of the plan that are not here and do not come by themselves: let go, or left until they are opened. */
  readonly elsewhere: { readonly files: number; readonly bytes: number }
  /** Bytes above the budget that no other device has promised to keep, so that they stay. */
  readonly over: number
  /** Why nothing can be fetched, in words for people; null when all is well. */
  readonly trouble: string | null
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
  /** Fetches an asset from whoever has it, now or later, ahead of others; also after a restart. */
  want(hash: BlobHash): Promise<void>
  /** Stops fetching an asset, until it is wanted again. What has come of it stays. */
  cancel(hash: BlobHash): Promise<void>
  /** Stops fetching all originals that are on their way, until they are wanted again. Resolves with these. */
  cancelAll(): Promise<readonly BlobHash[]>
  /** Wants all of these. */
  wantAll(hashes: readonly BlobHash[]): Promise<void>
  /** Tells how much media is here and coming, at once and after each change, at most a few times a second. */
  watchMedia(onMedia: (media: MediaState) => void): Promise<() => void>
  /** Sets how much media this computer keeps. */
  setRules(rules: MediaRules): Promise<void>
}
