import type { PostId } from '../plan/post.ts'
import type { Word } from './network.ts'
import type { Inverse } from './plan-api.ts'

/** Words signed by this device, in the order in which they were given, or why they were not, in words for people. */
export type SignedWords =
  | {
      readonly ok: true
      /** Hex of the device's key. */
      readonly device: string
      /** As they go into the posts' documents. */
      readonly signed: readonly string[]
    }
  | { readonly ok: false; readonly message: string }

/** Has words about posts of the open plan signed by this device. */
export type SignWords = (words: readonly Word[]) => Promise<SignedWords>

/** How approving ended; `skipped` posts were edited meanwhile and are left alone. The message is for people. */
export type ApproveResult =
  | { readonly ok: true; readonly inverse: Inverse; readonly skipped: number }
  | { readonly ok: false; readonly message: string }

/** What those who may approve say of posts. */
export interface ApprovalsApi {
  /** Approves posts as they are on this computer, in one transaction. */
  approve(ids: readonly PostId[]): Promise<ApproveResult>
  /** Signs a word about a post as the window shows it, to be put into the open document. */
  sign(word: Word): Promise<SignedWords>
}
