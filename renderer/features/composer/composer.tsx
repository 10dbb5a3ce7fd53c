import { useEffect, useState } from 'react'
import type { PostId } from '../../../shared/plan/post.ts'
import type { OpenDocument } from '../../state/open-document.ts'
import { saysReadOnly } from '../../state/undo.ts'
import { useDocument } from '../../state/use-document.ts'
import { onceAfterFrame } from './after-frame.ts'
import styles from './composer.module.css'
import { discardIfUntouched } from './discard.ts'
import { OpenComposer } from './open-composer.tsx'
import { editPost, type PostEditing } from './post-editing.ts'

/** The editing of an open document, for as long as the composer shows it. */
function useEditing(postId: PostId, document: OpenDocument | null): PostEditing | null {
  const [editing, setEditing] = useState<PostEditing | null>(null)
  useEffect(() => {
    if (document === null) return
    const started = editPost(document.doc, Date.now, {
      mayChange: () => !saysReadOnly(),
      afterFrame: onceAfterFrame,
    })
    setEditing(started)
    return () => {
      setEditing(null)
      void discardIfUntouched(postId, started.read())
      started.destroy()
    }
  }, [postId, document])
  return editing
}

/** The desk for one post: its text, and beside it everything that is decided about it. */
export function Composer({ postId }: { readonly postId: PostId }) {
  return <PostDesk key={postId} postId={postId} />
}

function PostDesk({ postId }: { readonly postId: PostId }) {
  const document = useDocument(postId)
  const editing = useEditing(postId, document)
  if (document === null || editing === null) return <div className={styles.composer} aria-busy="true" />
  return <OpenComposer postId={postId} document={document} editing={editing} />
}
