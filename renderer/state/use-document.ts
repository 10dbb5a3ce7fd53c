import { useEffect, useState } from 'react'
import type { PostId } from '../../shared/plan/post.ts'
import { type OpenDocument, openDocument } from './open-document.ts'

/** A post's document while it is shown; null until it has been read. It is closed with the component. */
export function useDocument(post: PostId): OpenDocument | null {
  const [opened, setOpened] = useState<OpenDocument | null>(null)
  useEffect(() => {
    let wanted = true
    let document: OpenDocument | null = null
    void openDocument(post).then((ready) => {
      if (!wanted) return ready.close()
      document = ready
      setOpened(ready)
    })
    return () => {
      wanted = false
      setOpened(null)
      document?.close()
    }
  }, [post])
  return opened
}
