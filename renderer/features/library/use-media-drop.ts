import { useEffect } from 'react'
import { useAdding } from '../../state/library.ts'
import { looksLikeMedia, named } from '../../state/media-files.ts'
import { useSession } from '../../state/session.ts'

/** Pictures and films that are dropped anywhere on the window, and not on something that takes them, go to the Library. */
export function useMediaDrop(): void {
  useEffect(() => {
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])].filter(looksLikeMedia)
      if (files.length === 0) return
      useSession.getState().show('library')
      void useAdding.getState().add(named(files))
    }
    window.addEventListener('drop', drop)
    return () => window.removeEventListener('drop', drop)
  }, [])
}
