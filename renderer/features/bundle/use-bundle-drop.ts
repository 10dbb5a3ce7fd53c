import { useEffect } from 'react'
import { isBundleName, useBundles } from '../../state/bundles.ts'
import { useSession } from '../../state/session.ts'

/** A bundle dropped anywhere on the window is taken in. */
export function useBundleDrop(): void {
  useEffect(() => {
    // Without this the window would leave Placard and show the file.
    const allow = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0]
      if (file === undefined || !isBundleName(file.name)) return
      event.preventDefault()
      void useBundles.getState().apply(file, useSession.getState().plan?.id ?? null)
    }
    window.addEventListener('dragover', allow)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', allow)
      window.removeEventListener('drop', drop)
    }
  }, [])
}
