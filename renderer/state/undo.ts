import { create } from 'zustand'
import type { Inverse } from '../../shared/ipc/plan-api.ts'
import type { PostId, PostPatch } from '../../shared/plan/post.ts'
import { reasonOf } from '../../shared/replica/reason-of.ts'
import { api } from './api.ts'
import { notApproverNow, readOnlyNow } from './standing.ts'

/**
 * A step that can be taken back, with the words that the toast and menu show ("Moved to Friday"): a change of posts, a
 * whole import, which is hidden and shown again, or anything else that knows how to undo itself.
 */
type Step = { readonly label: string } & (
  | { readonly inverse: Inverse }
  | { readonly importId: string; readonly hidden: boolean }
  | { readonly takeBack: () => Promise<void>; readonly doAgain: () => Promise<void> }
)

/** Something that can be done about what a notice says. */
interface NoticeAction {
  readonly label: string
  readonly run: () => void
}

interface Notice {
  readonly text: string
  readonly canUndo: boolean
  readonly action: NoticeAction | null
  readonly key: number
}

interface Undo {
  readonly past: readonly Step[]
  readonly future: readonly Step[]
  /** The newest thing to tell the person, with an undo button; null when dismissed. */
  readonly notice: Notice | null
  notify(text: string, action?: NoticeAction | null): void
  dismiss(): void
  /** `aside` is said with the step when it is new, and is not true any more once it was taken back. */
  push(step: Step, aside?: string): void
  undo(): Promise<void>
  /**
   * Takes back this import, whatever was done since. Resolves with how many posts were left alone, none if it was taken
   * back before; null if that failed.
   */
  undoImport(importId: string): Promise<number | null>
  redo(): Promise<void>
}

const depth = 200
let noticeKey = 0
const notice = (text: string, canUndo: boolean, action: NoticeAction | null = null): Notice => ({
  ...{ text, canUndo, action },
  key: ++noticeKey,
})
const skippedWords = (skipped: number) =>
  skipped === 0 ? '' : ` (${skipped} left alone: changed by someone else since)`

interface Applied {
  readonly opposite: Step
  readonly skipped: number
}

/** Takes a step back, or brings it again; `opposite` reverts that. */
async function apply(step: Step): Promise<Applied> {
  const { label } = step
  if ('inverse' in step) {
    const { redo, skipped } = await api().posts.undo(step.inverse)
    return { opposite: { label, inverse: redo }, skipped }
  }
  if ('takeBack' in step) {
    await step.takeBack()
    return { opposite: { label, takeBack: step.doAgain, doAgain: step.takeBack }, skipped: 0 }
  }
  const { importId, hidden } = step
  const skipped = await (hidden ? api().imports.redo(importId) : api().imports.undo(importId))
  return { opposite: { label, importId, hidden: !hidden }, skipped }
}

/** The end of the step that is under way: one is taken back after another, each from what the one before left. */
let turn: Promise<unknown> = Promise.resolve()
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const result = turn.then(work)
  turn = result.catch(() => undefined)
  return result
}

/** Undo for changes of cards; the composer's text has its own, per person, in the editor. */
export const useUndo = create<Undo>((set, get) => {
  const takeBack = async (step: Step): Promise<number | null> => {
    const done = await tried(step, 'undone')
    if (done === null) return null
    set({
      past: get().past.filter((other) => other !== step),
      future: [...get().future, done.opposite],
      notice: notice(`Undone: ${step.label}${skippedWords(done.skipped)}`, false),
    })
    return done.skipped
  }

  return {
    past: [],
    future: [],
    notice: null,
    notify: (text, action = null) => set({ notice: notice(text, false, action) }),
    dismiss: () => set({ notice: null }),
    push: (step, aside = '') =>
      set({ past: [...get().past, step].slice(-depth), future: [], notice: notice(`${step.label}${aside}`, true) }),
    undo: () =>
      inTurn(async () => {
        const step = get().past.at(-1)
        if (step !== undefined && !saysReadOnly()) await takeBack(step)
      }),
    undoImport: (importId) =>
      inTurn(async () => {
        const isIt = (step: Step) => 'importId' in step && step.importId === importId
        if (get().future.some(isIt)) return 0
        // Of a long history the step itself may have been let go.
        const step = get().past.find(isIt) ?? { label: 'Import', importId, hidden: false }
        return saysReadOnly() ? null : takeBack(step)
      }),
    redo: () =>
      inTurn(async () => {
        const step = get().future.at(-1)
        if (step === undefined || saysReadOnly()) return
        const done = await tried(step, 'done again')
        if (done === null) return
        set({
          past: [...get().past, done.opposite],
          future: get().future.filter((other) => other !== step),
          notice: notice(`${step.label}${skippedWords(done.skipped)}`, true),
        })
      }),
  }
})

/** Applies a step, or tells the person why it could not be: then it stays where it was, to be tried again. */
async function tried(step: Step, what: string): Promise<Applied | null> {
  try {
    return await apply(step)
  } catch (error) {
    const reason = reasonOf(error)
    useUndo.getState().notify(`“${step.label}” could not be ${what}: ${reason} It is kept; try again.`)
    return null
  }
}

/** True if the plan may only be looked at: then the person is told why nothing happens. */
export function saysReadOnly(): boolean {
  const reason = readOnlyNow()
  if (reason !== null) useUndo.getState().notify(reason)
  return reason !== null
}

/** True if the person may not approve: then they are told why nothing happens. */
export function saysNotApprover(): boolean {
  const reason = notApproverNow()
  if (reason !== null) useUndo.getState().notify(reason)
  return reason !== null
}

/**
 * Changes posts and remembers how to take it back: the one way for views to write. To make a post approved is to approve
 * it. False if nothing was changed: then the person has been told why. `aside` is said with it while it is new.
 */
export async function changePosts(
  label: string,
  ids: readonly PostId[],
  patch: PostPatch,
  aside = '',
): Promise<boolean> {
  if (ids.length === 0 || saysReadOnly()) return false
  if (patch.status === 'approved') return approvePosts(label, ids)
  const inverse = await api().posts.change(ids, patch)
  useUndo.getState().push({ label, inverse }, aside)
  return true
}

async function approvePosts(label: string, ids: readonly PostId[]): Promise<boolean> {
  if (saysNotApprover()) return false
  const result = await api().approvals.approve(ids)
  const { notify, push } = useUndo.getState()
  if (result.ok) push({ label, inverse: result.inverse }, skippedWords(result.skipped))
  else notify(result.message)
  return result.ok
}

/** Changes several posts, each in its own way, as one step: in one transaction, and taken back together; `aside` as above. */
export async function changeEach(
  label: string,
  changes: readonly { readonly id: PostId; readonly patch: PostPatch }[],
  aside = '',
): Promise<void> {
  if (changes.length === 0 || saysReadOnly()) return
  // A step that expects nothing always applies; what it gives back leads to where the posts were.
  const { redo } = await api().posts.undo({ changes: changes.map((change) => ({ ...change, expect: {} })) })
  useUndo.getState().push({ label, inverse: redo }, aside)
}
