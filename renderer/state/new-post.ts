import { create } from 'zustand'
import type { NewPost, PostId } from '../../shared/plan/post.ts'
import { api } from './api.ts'
import { useSession } from './session.ts'
import { saysReadOnly } from './undo.ts'

interface FreshPost {
  /** The post that this window has just made and nobody has worked on yet. */
  readonly id: PostId | null
  set(id: PostId | null): void
}

/** The composer focuses the text of a fresh post, and lets it disappear if it is closed untouched. */
export const useFreshPost = create<FreshPost>((set) => ({ id: null, set: (id) => set({ id }) }))

/** Makes a post and opens it in the composer, ready to type: the one way in which views start a post. */
export async function startPost(post: Partial<NewPost> = {}): Promise<void> {
  if (saysReadOnly()) return
  const [id] = await api().posts.create([{ text: '', ...post }])
  // None: the plan has become one that may only be looked at, this very moment.
  if (id === undefined) return
  useFreshPost.getState().set(id)
  useSession.getState().open(id)
}
