import type { Status } from '../../../shared/plan/post.ts'
import { statusWords } from '../../ui/status-words.ts'

/** What an empty column says: what belongs there. */
export const emptyColumnWords: Readonly<Record<Status, string>> = {
  idea: 'Half a thought is enough to start here.',
  draft: 'Posts that someone is writing.',
  review: 'Drafts that wait for another pair of eyes.',
  approved: 'Ready, and waiting for a time.',
  scheduled: 'Posts with a time to go out.',
  posted: 'What is out in the world.',
  archived: 'Posts put aside.',
}

/** "1 post", "3,207 posts" in the person's locale. */
export const postCount = (count: number) => `${count.toLocaleString()} ${count === 1 ? 'post' : 'posts'}`

/** What a move did, for the toast and the screen reader. */
export function movedWords(count: number, status: Status): string {
  if (status === 'approved') return count === 1 ? 'Approved the post' : `Approved ${postCount(count)}`
  return `${count === 1 ? 'Moved' : `Moved ${postCount(count)}`} to ${statusWords[status]}`
}
