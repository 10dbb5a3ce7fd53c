import { create } from 'zustand'
import type { Inverse } from '../../shared/ipc/plan-api.ts'
import type { PostId, PostPatch } from '../../shared/plan/post.ts'
import { api } from './api.ts'
import { readOnlyNow } from './standing.ts'

/**
 * A step that can be taken back, with the words that the toast and menu show ("Moved to Friday"): a change of posts, a
 * whole import, which is hidden and shown again, or anything else that knows how to undo itself.
 */
type Step = { readonly label: string } & (
  | { readonly inverse: Inverse }
  | { readonly importId: string; readonly hidden: boolean }
  | { readonly takeBack: () => Promise<void>; readonly doAgain: () => Promise<void> }
)

interface Undo {
  readonly past: readonly Step[]
  readonly future: readonly Step[]
  /** The newest thing to tell the person, with an undo button; null when dismissed. */
  readonly notice: { readonly text: string; readonly canUndo: boolean; readonly key: number } | null
  notify(text: string, canUndo?: boolean): void
  dismiss(): void
  push(step: Step): void
  undo(): Promise<void>
  redo(): Promise<void>
}

const depth = 200
let noticeKey = 0
const notice = (text: string, canUndo: boolean) => ({ text, canUndo, key: ++noticeKey })
const skippedWords = (skipped: number) =>
  skipped === 0 ? '' : ` (${skipped} left alone: changed by someone else since)`

/** Takes a step back, or brings it again; `opposite` reverts that. */
async function apply(step: Step): Promise<{ readonly opposite: Step; readonly skipped: number }> {
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
  await (hidden ? api().imports.redo(importId) : api().imports.undo(importId))
  return { opposite: { label, importId, hidden: !hidden }, skipped: 0 }
}

/** Undo for changes of cards; the composer's text has its own, per person, in the editor. */
export const useUndo = create<Undo>((set, get) => ({
  past: [],
  future: [],
  notice: null,
  notify: (text, canUndo = false) => set({ notice: notice(text, canUndo) }),
  dismiss: () => set({ notice: null }),
  push: (step) => set({ past: [...get().past, step].slice(-depth), future: [], notice: notice(step.label, true) }),
  undo: async () => {
    const step = get().past.at(-1)
    if (step === undefined || saysReadOnly()) return
    set({ past: get().past.slice(0, -1) })
    const { opposite, skipped } = await apply(step)
    set({
      future: [...get().future, opposite],
      notice: notice(`Undone: ${step.label}${skippedWords(skipped)}`, false),
    })
  },
  redo: async () => {
    const step = get().future.at(-1)
    if (step === undefined || saysReadOnly()) return
    set({ future: get().future.slice(0, -1) })
    const { opposite, skipped } = await apply(step)
    set({
      past: [...get().past, opposite],
      notice: notice(`${step.label}${skippedWords(skipped)}`, true),
    })
  },
}))

/** True if the plan may only be looked at: then the person is told why nothing happens. */
export function saysReadOnly(): boolean {
  const reason = readOnlyNow()
  if (reason !== null) useUndo.getState().notify(reason)
  return reason !== null
}

/** Changes posts and remembers how to take it back: the one way for views to write. */
export async function changePosts(label: string, ids: readonly PostId[], patch: PostPatch): Promise<void> {
  if (ids.length === 0 || saysReadOnly()) return
  const inverse = await api().posts.change(ids, patch)
  useUndo.getState().push({ label, inverse })
}

/** Changes several posts, each in its own way, as one step: in one transaction, and taken back together. */
export async function changeEach(
  label: string,
  changes: readonly { readonly id: PostId; readonly patch: PostPatch }[],
): Promise<void> {
  if (changes.length === 0 || saysReadOnly()) return
  // A step that expects nothing always applies; what it gives back leads to where the posts were.
  const { redo } = await api().posts.undo({ changes: changes.map((change) => ({ ...change, expect: {} })) })
  useUndo.getState().push({ label, inverse: redo })
}
