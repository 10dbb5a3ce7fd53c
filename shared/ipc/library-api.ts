import type { Refusal } from '../formats/media/media.ts'
import type { Asset, AssetId, AssetPatch } from '../plan/asset.ts'
import type { Card } from '../plan/post.ts'
import type { BlobHash } from '../replica/blobs/chunks.ts'
import type { FileLike } from './platform.ts'

/** A file with the name that it has on the disk, or that the clipboard gave it. */
export interface NamedFile {
  readonly name: string
  readonly file: FileLike
}

/** Which assets the Library shows. Empty means no restriction. */
export interface LibraryFilter {
  /** Words that the name, credit, source, folder or a tag must hold. */
  readonly text: string
  readonly kind: Asset['kind'] | null
  readonly folder: string | null
  readonly tags: readonly string[]
  readonly starred: boolean
  /** Only those whose use is not clear: by their licence, or a missing credit. */
  readonly unclear: boolean
  /** Only those that no post uses. */
  readonly unused: boolean
  /** Only those that look like another one. */
  readonly alike: boolean
}

/** What the Library shows: the newest first. */
export interface LibraryView {
  /** How many match the filter, and how many there are. */
  readonly matching: number
  readonly total: number
  /** The first of those that match. */
  readonly assets: readonly Asset[]
  /** Every folder, with how many assets are in it, by name. */
  readonly folders: readonly { readonly name: string; readonly count: number }[]
}

/** A file that was not added, and why. */
export interface RefusedFile {
  readonly name: string
  readonly refusal: Refusal | { readonly kind: 'unreadable'; readonly message: string }
}

/** What became of a set of files. */
export interface AddedFiles {
  /** Assets that are new, or are back after they had been deleted. */
  readonly added: readonly AssetId[]
  /** Files whose bytes were in the Library already, as these assets. */
  readonly known: readonly AssetId[]
  readonly refused: readonly RefusedFile[]
  /** True if the person stopped it: what was added until then stays. */
  readonly cancelled: boolean
  /** True if there was no room for the rest, in words; null if all is well. */
  readonly trouble: string | null
}

/** How far the adding of files has come. */
export interface AddProgress {
  readonly done: number
  readonly total: number
  /** The file that is being looked at. */
  readonly name: string
}

/** Takes a change of assets back, or brings it again. */
export interface AssetInverse {
  readonly changes: readonly { readonly id: AssetId; readonly patch: AssetPatch; readonly expect: AssetPatch }[]
}

/** What an undo did: assets that someone else changed meanwhile are left alone and counted. */
export interface AssetUndo {
  readonly redo: AssetInverse
  readonly skipped: number
}

/** An asset with what else the plan knows of it. */
export interface AssetDetail {
  readonly asset: Asset
  /** The posts that use it, newest first. */
  readonly usedIn: readonly Card[]
  /** Other assets that look like it. */
  readonly alike: readonly Asset[]
}

/** The Library of the open plan. */
export interface LibraryApi {
  /** Hands files over for the next `add`: many in several calls, so that none keeps the window busy. */
  hand(files: readonly NamedFile[]): Promise<void>
  /** Checks, cleans and keeps the files that were handed over, one after the other, off the window's thread. */
  add(folder: string, onProgress: (progress: AddProgress) => void): Promise<AddedFiles>
  /** Stops the adding that is under way, after the file that is being looked at. */
  cancelAdding(): Promise<void>
  change(ids: readonly AssetId[], patch: AssetPatch): Promise<AssetInverse>
  undo(inverse: AssetInverse): Promise<AssetUndo>
  /** Keeps small pictures that the window has made of an asset: of a drawing, or of a film's beginning. */
  keepPosters(id: AssetId, thumbnail: FileLike, tile: FileLike): Promise<void>
  /** A file as it may be shown: null if it is not here as a whole, `refused` if it is not what its asset says. */
  picture(hash: BlobHash, mime: string): Promise<FileLike | 'refused' | null>
  watch(filter: LibraryFilter, limit: number, onView: (view: LibraryView) => void): Promise<() => void>
  /** Null while there is no such asset. */
  watchAsset(id: AssetId, onDetail: (detail: AssetDetail | null) => void): Promise<() => void>
  /** The posts that use any of these assets, newest first. */
  postsUsing(ids: readonly AssetId[]): Promise<readonly Card[]>
  /** The assets that are here of these, deleted ones too. */
  assets(ids: readonly AssetId[]): Promise<readonly Asset[]>
}
