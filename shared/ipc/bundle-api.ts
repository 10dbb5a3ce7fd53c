import type { FileLike } from './platform.ts'

/** How far the writing, the check or the taking in of a bundle has come: first its documents, then its media in bytes. */
export interface BundleProgress {
  readonly phase: 'writing' | 'checking' | 'applying'
  readonly done: number
  readonly total: number
  readonly media: { readonly done: number; readonly total: number }
}

/** Why a bundle was not written or taken in. Nothing was changed, unless it was `interrupted`. The message is for people. */
export interface BundleRefusal {
  readonly kind: 'refused'
  readonly reason:
    | 'no-team'
    | 'no-network'
    | 'not-a-bundle'
    | 'newer-version'
    | 'damaged'
    | 'other-plan'
    | 'unknown-key'
    | 'viewer'
    | 'own-viewer'
    | 'own-gone'
    | 'not-a-member'
    | 'removed'
    | 'forged'
    | 'interrupted'
  readonly message: string
}

/** What a bundle holds. */
export interface BundleContents {
  readonly documents: number
  /** True if it holds the whole plan; false if it holds what one device lacked. */
  readonly whole: boolean
  /** Documents left out because they are too large for any bundle. */
  readonly tooLarge: number
  /** Null if it was written without media. */
  readonly media: BundleMediaContents | null
}

/** The media in a bundle: files and previews, each counted once. */
export interface BundleMediaContents {
  readonly files: number
  readonly bytes: number
  /** Left out, since all together are more than the limit. */
  readonly tooLarge: number
  /** Left out, since they are not on this computer. */
  readonly elsewhere: number
}

/** What goes into a bundle. */
export interface BundleChoice {
  /** What this device (hex of its key) lacks as far as is known; null for everything. */
  readonly forDevice: string | null
  /** Bytes of media at most; null for none. */
  readonly mediaLimit: number | null
}

/** A bundle ready to be saved. `file` is a Blob. */
export type BundleMade =
  | { readonly kind: 'made'; readonly file: FileLike; readonly name: string; readonly contents: BundleContents }
  | { readonly kind: 'cancelled' }
  | BundleRefusal

/** What taking in a bundle did. */
export interface BundleApplied {
  readonly kind: 'applied'
  /** The member who wrote it, and when, by the clock of their computer. */
  readonly memberName: string
  /** True if that is the person at this computer. */
  readonly isOwn: boolean
  readonly madeAt: number
  readonly newPosts: number
  readonly changedPosts: number
  /** Other documents that are new or changed: the team's lists. */
  readonly otherChanges: number
  /** Documents that could not be read, and were left out. */
  readonly malformed: number
  /** Pictures, videos and their previews that came in whole. */
  readonly media: number
  /** Those that could not be kept: they did not prove, or there was no room. */
  readonly mediaFailed: number
  /** True if both plans are now known to have been equal when the bundle was written. */
  readonly inStep: boolean
}

/** How taking in a bundle ended. `cancelled` midway leaves what came in so far: applying the file again goes on from there. */
export type BundleResult = BundleApplied | { readonly kind: 'cancelled' } | BundleRefusal

/** Changes that travel as a file, for members who do not meet on a network. */
export interface BundlesApi {
  /** Writes everything, or what a device lacks as far as is known. */
  make(choice: BundleChoice, onProgress: (progress: BundleProgress) => void): Promise<BundleMade>
  /** Takes a bundle in. The whole file is checked before anything is changed. */
  apply(file: FileLike, onProgress: (progress: BundleProgress) => void): Promise<BundleResult>
  /** The plan on this computer that a bundle belongs to; null if it is no bundle, or of a plan that is not here. */
  planOf(file: FileLike): Promise<{ readonly id: string; readonly name: string } | null>
  /** Ends what is under way. */
  cancel(): Promise<void>
}
