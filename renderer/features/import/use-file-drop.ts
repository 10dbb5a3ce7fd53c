import { useEffect } from 'react'
import { isBundleName } from '../../state/bundles.ts'
import { looksLikeMedia } from '../../state/media-files.ts'
import { useSession } from '../../state/session.ts'
import { saysReadOnly } from '../../state/undo.ts'
import { useImport } from './import-state.ts'

/** While active, a file dropped anywhere on the window starts an import. */
export function useFileDrop(isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0]
      // Bundles are the plan's, pictures and films the Library's.
      if (file === undefined || isBundleName(file.name) || looksLikeMedia(file)) return
      if (useImport.getState().stage.kind === 'running' || saysReadOnly()) return
      useSession.getState().setImport(true)
      void useImport.getState().choose(file)
    }
    window.addEventListener('drop', drop)
    return () => window.removeEventListener('drop', drop)
  }, [isActive])
}
