import { useEffect } from 'react'
import { isBundleName } from '../../state/bundles.ts'
import { looksLikeMedia } from '../../state/media-files.ts'
import { useSession } from '../../state/session.ts'
import { useImport } from './import-state.ts'

/** While active, a file dropped anywhere on the window starts an import. */
export function useFileDrop(isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return
    // Without this the window would leave Placard and show the file.
    const allow = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      const file = event.dataTransfer?.files[0]
      // Bundles are the plan's, pictures and films the Library's.
      if (file === undefined || isBundleName(file.name) || looksLikeMedia(file)) return
      if (useImport.getState().stage.kind === 'running') return
      useSession.getState().setImport(true)
      void useImport.getState().choose(file)
    }
    window.addEventListener('dragover', allow)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', allow)
      window.removeEventListener('drop', drop)
    }
  }, [isActive])
}

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
