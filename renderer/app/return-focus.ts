import { useEffect } from 'react'
import type { PostId } from '../../shared/plan/post.ts'

/** Where the keyboard goes when a post is closed: to that post on the screen, else to what Tab leads to there. */
function goal(post: PostId): HTMLElement | null {
  const screen = document.querySelector('main')
  return (
    screen?.querySelector<HTMLElement>(`[data-post="${CSS.escape(post)}"]`) ??
    screen?.querySelector<HTMLElement>('[tabindex="0"]') ??
    null
  )
}

/** Brings the keyboard back to the screen when the post that held it is closed; it would be lost otherwise. */
export function useReturnFocus(open: PostId | null): void {
  useEffect(() => {
    if (open === null) return
    return () => {
      // The panel is taken out of the window with this very change: what it held is focused no longer, or is no more.
      requestAnimationFrame(() => {
        const { activeElement } = document
        if (activeElement === null || activeElement === document.body) goal(open)?.focus({ preventScroll: true })
      })
    }
  }, [open])
}
