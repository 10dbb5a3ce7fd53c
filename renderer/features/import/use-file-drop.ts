import { useEffect } from 'react'
import { looksLikeMedia } from '../../state/media-files.ts'
import { placardFileOf } from '../../state/placard-files.ts'
import { useSession } from '../../state/session.ts'
import { saysReadOnly } from '../../state/undo.ts'
import { useImport } from './import-state.ts'

/** While active, a file dropped anywhere on the window starts an import. */
export function useFileDrop(isActive: boolean): void {
  useEffect(() => {
    if (!isActive) return
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0]
      if (file === undefined) return
      // Pictures and films are the Library's, which comes into sight.
      if (!looksLikeMedia(file)) void importFile(file)
      else if (useImport.getState().stage.kind === 'choose') useSession.getState().setImport(false)
    }
    window.addEventListener('drop', drop)
    return () => window.removeEventListener('drop', drop)
  }, [isActive])
}

/** Begins the import of a file, if it is none of Placard's own: those are taken in otherwise. */
export async function importFile(file: File): Promise<void> {
  if ((await placardFileOf(file)) !== null) return
  if (useImport.getState().stage.kind === 'running' || saysReadOnly()) return
  useSession.getState().setImport(true)
  void useImport.getState().choose(file)
}
