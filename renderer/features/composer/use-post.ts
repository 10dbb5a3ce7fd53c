import { useSyncExternalStore } from 'react'
import type { Post } from '../../../shared/plan/post.ts'
import type { PostEditing } from './post-editing.ts'

/** The open post as it is now; renders again with each change, whoever made it. */
export function usePost(editing: PostEditing): Post | null {
  return useSyncExternalStore(editing.subscribe, editing.read)
}
