import { useEffect } from 'react'
import { looksLikeMedia } from '../../state/media-files.ts'
import { takePlacardFile } from '../../state/placard-files.ts'

/** A file of changes dropped anywhere on the window is taken in, whatever it is called. Pictures and films are the Library's. */
export function useBundleDrop(): void {
  useEffect(() => {
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0]
      if (file !== undefined && !looksLikeMedia(file)) void takePlacardFile(file)
    }
    window.addEventListener('drop', drop)
    return () => window.removeEventListener('drop', drop)
  }, [])
}
