import type { Post, PostId } from '../../../shared/plan/post.ts'
import { api } from '../../state/api.ts'
import { useFreshPost } from '../../state/new-post.ts'
import { useSession } from '../../state/session.ts'

/** True for a post in which nobody has written or decided anything since it was made. */
const isUntouched = (post: Post): boolean =>
  post.text.trim() === '' && post.media.length === 0 && post.updatedAt === post.createdAt

/** Hides the post that was just made, if it was closed without a touch; a post that is still open is left alone. */
export async function discardIfUntouched(id: PostId, post: Post | null): Promise<void> {
  if (useSession.getState().openPost === id || useFreshPost.getState().id !== id) return
  useFreshPost.getState().set(null)
  if (post !== null && isUntouched(post)) await api().posts.change([id], { deleted: true })
}
