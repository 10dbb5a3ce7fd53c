import { create } from 'zustand'
import type { ExportFormat, ExportMade, ExportProgress } from '../../shared/ipc/export-api.ts'
import { reasonOf } from '../../shared/replica/reason-of.ts'
import { api } from './api.ts'
import { withProgress } from './with-progress.ts'

/** Where the export of posts stands; one at a time. */
export type ExportStage =
  | { readonly kind: 'none' }
  | { readonly kind: 'making'; readonly format: ExportFormat; readonly progress: ExportProgress | null }
  | { readonly kind: 'failed'; readonly reason: string }

interface Exports {
  readonly stage: ExportStage
  /** Writes the file; null if it was cancelled or did not work. */
  make(format: ExportFormat): Promise<ExportMade | null>
  cancel(): void
}

/** The export of posts from this window. It is done by the plan worker. */
export const useExports = create<Exports>((set, get) => ({
  stage: { kind: 'none' },

  async make(format) {
    set({ stage: { kind: 'making', format, progress: null } })
    const follow = (progress: ExportProgress) => {
      if (get().stage.kind === 'making') set({ stage: { kind: 'making', format, progress } })
    }
    try {
      const made = await withProgress(follow, (tell) => api().exports.make(format, tell))
      set({ stage: { kind: 'none' } })
      return made
    } catch (error) {
      set({ stage: { kind: 'failed', reason: reasonOf(error) } })
      return null
    }
  },

  cancel() {
    void api().exports.cancel()
  },
}))
