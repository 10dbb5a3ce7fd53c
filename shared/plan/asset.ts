import type { BlobHash } from '../replica/blobs/chunks.ts'
import type { Trace } from './media-formats.ts'
import type { ChannelId, MemberId, TagId } from './post.ts'

/** An asset's document: a UUID (version 8) made from the hash of its bytes, so the same everywhere [AS1]. */
export type AssetId = string

/** What may be done with an asset. The names of Creative Commons are those of its licences, version 4.0. */
export const licences = [
  'unknown',
  'own',
  'permission',
  'public-domain',
  'cc-by',
  'cc-by-sa',
  'cc-by-nc',
  'cc-by-nc-sa',
  'cc-by-nd',
  'cc-by-nc-nd',
  'all-rights-reserved',
] as const
/** One of these licences. */
export type Licence = (typeof licences)[number]

/** A place in a picture, or the size of a part of it: shares of its width and height, from 0 to 1. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A part of a picture, in shares of its width and height. */
export interface Crop extends Point {
  readonly width: number
  readonly height: number
}

/** What a file is: read from it when it was imported, and never changed. */
export interface AssetFacts {
  /** The lower-case hex SHA-256 of its bytes: the name of its blob. */
  readonly hash: BlobHash
  readonly kind: 'image' | 'video'
  readonly mime: string
  readonly bytes: number
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly animated: boolean
  /** Milliseconds; null for a still picture and where the file does not say. */
  readonly durationMs: number | null
  /** How it looks, in 16 hex digits; null where nobody could look. */
  readonly perceptual: string | null
  /** What told on people and was taken out on import. */
  readonly removed: readonly Trace[]
}

/** A media file, known by the hash of its bytes, with everything that the team says about it. */
export interface Asset extends AssetFacts {
  readonly id: AssetId
  readonly name: string
  /** Whom to name, as they want to be named. */
  readonly credit: string
  readonly licence: Licence
  /** Where it came from: a link, or words. */
  readonly source: string
  readonly folder: string
  readonly tags: readonly TagId[]
  readonly starred: boolean
  /** What must stay in sight whatever is cut; null for the middle. */
  readonly focus: Point | null
  readonly crops: Readonly<Record<ChannelId, Crop>>
  /** Blobs that show it in small: one for grids, one for tiles; null until someone could make them. */
  readonly thumbnail: BlobHash | null
  readonly tile: BlobHash | null
  /** Hidden from the Library; posts that use it keep it. */
  readonly deleted: boolean
  readonly addedBy: MemberId | null
  /** UTC milliseconds. */
  readonly addedAt: number
}

/** A new asset: what its file is, and what is known of it at once. */
export interface NewAsset extends AssetFacts {
  readonly name: string
  readonly folder: string
  readonly thumbnail: BlobHash | null
  readonly tile: BlobHash | null
  readonly addedBy: MemberId | null
}

/** A change of what the team says about an asset. Fields left out stay as they are. */
export interface AssetPatch {
  readonly name?: string
  readonly credit?: string
  readonly licence?: Licence
  readonly source?: string
  readonly folder?: string
  readonly starred?: boolean
  readonly focus?: Point | null
  readonly thumbnail?: BlobHash | null
  readonly tile?: BlobHash | null
  readonly deleted?: boolean
  readonly addTags?: readonly TagId[]
  readonly removeTags?: readonly TagId[]
  /** Null takes the crop of a channel away. */
  readonly crops?: Readonly<Record<ChannelId, Crop | null>>
}
