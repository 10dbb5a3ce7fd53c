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
      // Pictures and films are the Library's.
      if (file !== undefined && !looksLikeMedia(file)) void importFile(file)
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
