import { useEffect } from 'react'
import { isBundleName, useBundles } from '../../state/bundles.ts'
import { useSession } from '../../state/session.ts'

/** A bundle dropped anywhere on the window is taken in. */
export function useBundleDrop(): void {
  useEffect(() => {
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0]
      if (file === undefined || !isBundleName(file.name)) return
      void useBundles.getState().apply(file, useSession.getState().plan?.id ?? null)
    }
    window.addEventListener('drop', drop)
    return () => window.removeEventListener('drop', drop)
  }, [])
}
