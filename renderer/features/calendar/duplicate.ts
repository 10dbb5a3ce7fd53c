import type { PostId } from '../../../shared/plan/post.ts'
import { readPost } from '../../../shared/plan/post-document.ts'
import { startPost } from '../../state/new-post.ts'
import { openDocument } from '../../state/open-document.ts'
import { useUndo } from '../../state/undo.ts'

/** Opens a copy as a new draft: the same words and labels, but no time, and none of what became of the original. */
export async function duplicate(id: PostId): Promise<void> {
  // Cards hold only the beginning of a text.
  const document = await openDocument(id)
  const post = readPost(document.doc)
  document.close()
  if (post === null) return useUndo.getState().notify('This post is gone: someone has deleted it. Nothing was copied.')
  const { text, variants, language, media, channels, tags, campaign, assignee } = post
  await startPost({ text, variants, language, media, channels, tags, campaign, assignee, status: 'draft' })
}
