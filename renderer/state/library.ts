import { create } from 'zustand'
import type { AddedFiles, AddProgress, AssetInverse, NamedFile } from '../../shared/ipc/library-api.ts'
import type { AssetId, AssetPatch } from '../../shared/plan/asset.ts'
import { reasonOf } from '../../shared/replica/reason-of.ts'
import { api } from './api.ts'
import { useSession } from './session.ts'
import { saysReadOnly, useUndo } from './undo.ts'
import { withProgress } from './with-progress.ts'

interface Adding {
  /** How far it has come; null while nothing is being added. */
  readonly progress: AddProgress | null
  /** What became of the last files, until it is dismissed. */
  readonly result: AddedFiles | null
  /** Adds files to the Library and to a folder of it. Null if others are being added just now, or nothing may be. */
  add(files: readonly NamedFile[], folder?: string): Promise<AddedFiles | null>
  cancel(): void
  dismiss(): void
}

/** Files that are handed to the worker at once: each takes the window some time. */
const portion = 50

/** Files on their way into the Library. */
export const useAdding = create<Adding>((set, get) => ({
  progress: null,
  result: null,
  async add(files, folder = '') {
    if (get().progress !== null || files.length === 0 || saysReadOnly()) return null
    set({ progress: { done: 0, total: files.length, name: files[0]?.name ?? '' }, result: null })
    const follow = (progress: AddProgress) => set({ progress })
    try {
      for (let start = 0; start < files.length; start += portion) {
        await api().library.hand(files.slice(start, start + portion))
      }
      const result = await withProgress(follow, (told) => api().library.add(folder, told))
      tell(result)
      const isSimple = result.refused.length + result.known.length === 0 && !result.cancelled && result.trouble === null
      set({ result: isSimple ? null : result })
      return result
    } catch (error) {
      // The worker is gone, or the plan was closed.
      const trouble = `The files could not be added: ${reasonOf(error)}`
      const failed: AddedFiles = { added: [], known: [], refused: [], cancelled: false, trouble }
      set({ result: failed })
      return failed
    } finally {
      set({ progress: null })
    }
  },
  cancel: () => void api().library.cancelAdding(),
  dismiss: () => set({ result: null }),
}))

// What became of files of one plan says nothing about another.
useSession.subscribe(({ plan }, before) => {
  if (plan?.id !== before.plan?.id) useAdding.getState().dismiss()
})

const filesWords = (count: number) => (count === 1 ? '1 file' : `${count.toLocaleString()} files`)

function tell({ added }: AddedFiles): void {
  if (added.length === 0) return
  const inverse = { changes: added.map((id) => ({ id, patch: { deleted: true }, expect: {} })) }
  pushUndo(`Added ${filesWords(added.length)} to the Library`, inverse)
}

/** Changes assets and remembers how to take it back: the one way for views to write about assets. `aside`: see `push`. */
export async function changeAssets(
  label: string,
  ids: readonly AssetId[],
  patch: AssetPatch,
  aside = '',
): Promise<void> {
  if (ids.length === 0 || saysReadOnly()) return
  const inverse = await api().library.change(ids, patch)
  if (inverse.changes.length > 0) pushUndo(label, inverse, aside)
}

function pushUndo(label: string, inverse: AssetInverse, aside = ''): void {
  let [back, again]: [AssetInverse, AssetInverse] = [inverse, { changes: [] }]
  useUndo.getState().push(
    {
      label,
      takeBack: async () => {
        again = (await api().library.undo(back)).redo
      },
      doAgain: async () => {
        back = (await api().library.undo(again)).redo
      },
    },
    aside,
  )
}
