import { useSyncExternalStore } from 'react'
import type { PostEditing, PostFields } from './post-editing.ts'

/** The open post as it is now but for its wordings; renders again with each change of a field, whoever made it. */
export function usePost(editing: PostEditing): PostFields | null {
  return useSyncExternalStore(editing.subscribe, editing.fields)
}
