import { useEffect } from 'react'
import { create } from 'zustand'
import type { OpenedFile } from '../../shared/ipc/shell-bridge.ts'
import { takePlacardFile } from '../state/placard-files.ts'

/** A file of changes that the system handed over, and that waits to be taken in. */
export const useOpenedFile = create<{ readonly file: OpenedFile | null }>(() => ({ file: null }))

/** Takes such a file in, as soon as the plan that was open last is open again. */
export function useApplyOpenedFile(isReady: boolean): void {
  const file = useOpenedFile((state) => state.file)
  useEffect(() => {
    if (file === null || !isReady) return
    useOpenedFile.setState({ file: null })
    void apply(file)
  }, [file, isReady])
}

/** The shell gives it out once. */
async function apply({ name, address }: OpenedFile): Promise<void> {
  const response = await fetch(address)
  if (!response.ok) return
  const file = new File([await response.blob()], name)
  if (await takePlacardFile(file)) return
  const { importFile } = await import('../features/import/use-file-drop.ts')
  await importFile(file)
}
