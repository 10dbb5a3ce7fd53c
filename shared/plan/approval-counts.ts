import type { WholePost } from './all-posts.ts'

/** How the approvals of a plan stand, in posts that have not gone out and are not put aside. */
export interface ApprovalCounts {
  /** Somebody's approval stands over what they are now. */
  readonly approved: number
  /** In review, and nobody's approval is known of them. */
  readonly waiting: number
  /** Approved, and edited since. */
  readonly edited: number
  /** An approver has asked for changes. */
  readonly changes: number
  /** Of all those that are not approved, those that have a time to go out all the same. */
  readonly scheduledUnapproved: number
}

/** Counts how the approvals of these posts stand; removed posts do not count. */
export async function countApprovals(posts: AsyncIterable<readonly WholePost[]>): Promise<ApprovalCounts> {
  const counts = { approved: 0, waiting: 0, edited: 0, changes: 0, scheduledUnapproved: 0 }
  for await (const part of posts) {
    for (const { deleted, status, approval } of part) {
      if (deleted || status === 'posted' || status === 'archived') continue
      const kind = approval?.kind
      if (kind === 'approved' || kind === 'edited' || kind === 'changes') counts[kind] += 1
      else if (status === 'review') counts.waiting += 1
      if (status === 'scheduled' && kind !== 'approved') counts.scheduledUnapproved += 1
    }
  }
  return counts
}
