import { create } from 'zustand'
import type { BundleApplied, BundleChoice, BundleMade, BundleProgress } from '../../shared/ipc/bundle-api.ts'
import { api } from './api.ts'
import { type Saved, saveFile } from './save-file.ts'
import { withProgress } from './with-progress.ts'

/** A bundle that is ready to be saved. */
type MadeBundle = Extract<BundleMade, { kind: 'made' }>

/** Where the work on a file of changes stands; one at a time. */
export type BundleStage =
  | { readonly kind: 'closed' }
  | { readonly kind: 'choose'; readonly choice: BundleChoice; readonly trouble: string | null }
  | { readonly kind: 'making'; readonly progress: BundleProgress | null }
  | { readonly kind: 'made'; readonly made: MadeBundle; readonly saved: Saved | null }
  | { readonly kind: 'applying'; readonly fileName: string; readonly progress: BundleProgress | null }
  | { readonly kind: 'applied'; readonly fileName: string; readonly result: BundleApplied }
  | { readonly kind: 'stopped'; readonly fileName: string; readonly message: string }
  | { readonly kind: 'elsewhere'; readonly file: File; readonly plan: { readonly id: string; readonly name: string } }

interface Bundles {
  readonly stage: BundleStage
  /** Opens the way to write one. */
  export(): void
  choose(part: Partial<BundleChoice>): void
  /** Writes what was chosen. */
  make(): Promise<void>
  /** Saves it where the person chooses. */
  save(): Promise<void>
  /** Takes a file in, if it belongs to the plan that is open (its id, null for none). */
  apply(file: File, openPlan: string | null): Promise<void>
  cancel(): void
  close(): void
}

/** True for the files that Placard writes changes into. */
export const isBundleName = (name: string): boolean => name.toLowerCase().endsWith('.placard')

const everything: BundleChoice = { forDevice: null, mediaLimit: null }

const noPlan =
  'There is no plan on this computer that this file belongs to. Join the team with an invitation first, then apply the file again.'

/** The work on a file of changes in this window. It is done by the plan worker. */
export const useBundles = create<Bundles>((set, get) => {
  const follow = (progress: BundleProgress) => {
    const { stage } = get()
    if (stage.kind === 'making' || stage.kind === 'applying') set({ stage: { ...stage, progress } })
  }
  const isBusy = () => ['making', 'applying'].includes(get().stage.kind)
  return {
    stage: { kind: 'closed' },

    export() {
      if (!isBusy()) set({ stage: { kind: 'choose', choice: everything, trouble: null } })
    },

    choose(part) {
      const { stage } = get()
      if (stage.kind === 'choose') set({ stage: { ...stage, choice: { ...stage.choice, ...part }, trouble: null } })
    },

    async make() {
      const { stage } = get()
      if (stage.kind !== 'choose') return
      const { choice } = stage
      set({ stage: { kind: 'making', progress: null } })
      const made = await withProgress(follow, (tell) => api().bundles.make(choice, tell))
      if (made.kind === 'made') set({ stage: { kind: 'made', made, saved: null } })
      else set({ stage: { kind: 'choose', choice, trouble: made.kind === 'refused' ? made.message : null } })
    },

    async save() {
      const { stage } = get()
      if (stage.kind !== 'made' || !(stage.made.file instanceof Blob)) return
      const saved = await saveFile(stage.made.name, [stage.made.file])
      if (get().stage === stage) set({ stage: { ...stage, saved } })
    },

    async apply(file, openPlan) {
      if (isBusy()) return
      const fileName = file.name
      set({ stage: { kind: 'applying', fileName, progress: null } })
      const plan = await api().bundles.planOf(file)
      if (plan !== null && plan.id !== openPlan) return set({ stage: { kind: 'elsewhere', file, plan } })
      if (openPlan === null) return set({ stage: { kind: 'stopped', fileName, message: noPlan } })
      const result = await withProgress(follow, (tell) => api().bundles.apply(file, tell))
      if (result.kind === 'applied') set({ stage: { kind: 'applied', fileName, result } })
      else if (result.kind === 'refused') set({ stage: { kind: 'stopped', fileName, message: result.message } })
      else set({ stage: { kind: 'stopped', fileName, message: cancelledWords } })
    },

    cancel() {
      void api().bundles.cancel()
    },

    close() {
      if (!isBusy()) set({ stage: { kind: 'closed' } })
    },
  }
})

const cancelledWords =
  'You stopped before the end. What came in before is safe and stays; apply the file again for the rest.'
