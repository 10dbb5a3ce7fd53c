import type { Post, PostId } from '../../../shared/plan/post.ts'
import { startPost } from '../../state/new-post.ts'
import { useSession } from '../../state/session.ts'
import { changePosts } from '../../state/undo.ts'

/** Opens a copy as a new draft: the same words and labels, but no time, and none of what became of the original. */
export async function duplicatePost({
  text,
  variants,
  language,
  media,
  channels,
  tags,
  campaign,
  assignee,
}: Post): Promise<void> {
  await startPost({ text, variants, language, media, channels, tags, campaign, assignee, status: 'draft' })
}

/** Hides the post everywhere and closes it; the notice offers to take that back. */
export async function deletePost(id: PostId): Promise<void> {
  useSession.getState().open(null)
  await changePosts('Deleted the post', [id], { deleted: true })
}
