import type { Status } from '../../shared/plan/post.ts'

/** How each status is called on the screen. */
export const statusWords: Readonly<Record<Status, string>> = {
  idea: 'Idea',
  draft: 'Draft',
  review: 'Review',
  approved: 'Approved',
  scheduled: 'Scheduled',
  posted: 'Posted',
  archived: 'Archived',
}
