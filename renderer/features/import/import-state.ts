import { create } from 'zustand'
import { firstOptions } from '../../../shared/formats/import/first-options.ts'
import type {
  ImportField,
  ImportGuess,
  ImportOptions,
  ImportPreview,
  ImportProgress,
  ImportResult,
} from '../../../shared/ipc/import-api.ts'
import { api } from '../../state/api.ts'
import { useAdding } from '../../state/library.ts'
import { useLists } from '../../state/lists.ts'
import { named } from '../../state/media-files.ts'
import { placardFileOf, takePlacardFile } from '../../state/placard-files.ts'
import { useSession } from '../../state/session.ts'
import { useUndo } from '../../state/undo.ts'
import { withProgress } from '../../state/with-progress.ts'
import { counted } from './words.ts'

/** A file on its way in: what it is, and what the person chose for it. */
export interface Draft {
  readonly file: File
  readonly guess: ImportGuess
  readonly options: ImportOptions
}

/** The result of an import that wrote posts. */
export type DoneResult = Extract<ImportResult, { kind: 'done' }>

/** Whether a finished import was taken back again. */
export type TakenBack = 'no' | 'underway' | 'yes'

/** Where the import stands. */
export type Stage =
  | {
      readonly kind: 'choose'
      readonly trouble: string | null
      /** The file that was no table but is something for the Library. */
      readonly media: File | null
    }
  | { readonly kind: 'looking'; readonly fileName: string }
  | { readonly kind: 'columns'; readonly draft: Draft }
  | { readonly kind: 'check'; readonly draft: Draft; readonly preview: ImportPreview | null }
  | { readonly kind: 'running'; readonly draft: Draft; readonly progress: ImportProgress | null }
  | {
      readonly kind: 'done'
      readonly draft: Draft
      readonly result: DoneResult
      readonly takenBack: TakenBack
      /** Posts that were not taken back, since someone else has worked on them. */
      readonly leftAlone: number
    }

interface ImportState {
  readonly stage: Stage
  choose(file: File): Promise<void>
  setOptions(patch: Partial<ImportOptions>): void
  setField(column: number, field: ImportField): void
  /** Goes to the check, with a dry run over the whole file. */
  check(): Promise<void>
  back(): void
  run(): Promise<void>
  cancel(): void
  takeBack(): Promise<void>
  /** Gives the Library what was no table. */
  addToLibrary(): void
  /** Back to the start, for another file. */
  reset(): void
}

const start: Stage = { kind: 'choose', trouble: null, media: null }

/** The one import of this window. Its work is done by the plan worker. */
export const useImport = create<ImportState>((set, get) => ({
  stage: start,

  async choose(file) {
    const looking: Stage = { kind: 'looking', fileName: file.name }
    set({ stage: looking })
    if ((await placardFileOf(file)) !== null) {
      set({ stage: start })
      useSession.getState().setImport(false)
      await takePlacardFile(file)
      return
    }
    const guess = await api().imports.guess(file)
    if (get().stage !== looking) return
    if ('kind' in guess) set({ stage: { kind: 'choose', trouble: guess.reason, media: guess.isMedia ? file : null } })
    else
      set({
        stage: {
          kind: 'columns',
          draft: { file, guess, options: firstOptions(guess, useLists.getState().lists.plan.zone) },
        },
      })
  },

  setOptions(patch) {
    const { stage } = get()
    if (stage.kind !== 'columns' && stage.kind !== 'check') return
    set({ stage: { ...stage, draft: { ...stage.draft, options: { ...stage.draft.options, ...patch } } } })
  },

  setField(column, field) {
    const { stage } = get()
    if (stage.kind === 'columns') get().setOptions({ mapping: withField(stage.draft.options.mapping, column, field) })
  },

  async check() {
    const { stage } = get()
    if (stage.kind !== 'columns') return
    const { draft } = stage
    const checking: Stage = { kind: 'check', draft, preview: null }
    set({ stage: checking })
    const preview = await api().imports.preview(draft.file, draft.options)
    if (get().stage === checking && preview !== null) set({ stage: { ...checking, preview } })
  },

  back() {
    const { stage } = get()
    if (stage.kind === 'check') set({ stage: { kind: 'columns', draft: stage.draft } })
    else if (stage.kind === 'columns') set({ stage: start })
  },

  async run() {
    const { stage } = get()
    if (stage.kind !== 'check') return
    const { draft } = stage
    set({ stage: { kind: 'running', draft, progress: null } })
    const showProgress = (progress: ImportProgress) => {
      if (get().stage.kind === 'running') set({ stage: { kind: 'running', draft, progress } })
    }
    const result = await withProgress(showProgress, (tell) => api().imports.run(draft.file, draft.options, tell))
    if (result.kind === 'cancelled') set({ stage: { kind: 'columns', draft } })
    else if (result.kind === 'failed') set({ stage: { kind: 'choose', trouble: result.reason, media: null } })
    else set({ stage: { kind: 'done', draft, result, takenBack: 'no', leftAlone: 0 } })
    if (result.kind === 'done' && result.imported > 0)
      useUndo
        .getState()
        .push({ label: `Imported ${counted(result.imported, 'post')}`, importId: result.importId, hidden: false })
  },

  cancel() {
    void api().imports.cancel()
  },

  async takeBack() {
    const { stage } = get()
    if (stage.kind !== 'done' || stage.takenBack !== 'no') return
    const underway: Stage = { ...stage, takenBack: 'underway' }
    set({ stage: underway })
    const leftAlone = await useUndo.getState().undoImport(stage.result.importId)
    if (get().stage !== underway) return
    set({ stage: leftAlone === null ? { ...underway, takenBack: 'no' } : { ...underway, takenBack: 'yes', leftAlone } })
  },

  addToLibrary() {
    const { stage } = get()
    if (stage.kind !== 'choose' || stage.media === null) return
    set({ stage: start })
    useSession.getState().setImport(false)
    useSession.getState().show('library')
    void useAdding.getState().add(named([stage.media]))
  },

  reset() {
    set({ stage: start })
  },
}))

/** A meaning belongs to one column: the one that had it before is left out. */
function withField(mapping: readonly ImportField[], column: number, field: ImportField): readonly ImportField[] {
  return mapping.map((current, index) => {
    if (index === column) return field
    return current === field ? 'ignore' : current
  })
}
