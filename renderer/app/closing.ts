import { proxy } from 'comlink'
import { create } from 'zustand'
import { api } from '../state/api.ts'
import { settleDocuments } from '../state/handover.ts'

interface Closing {
  /** True while a person who wants to close is asked what becomes of that which is not saved. */
  readonly isAsked: boolean
  /** True once they have said that it may be lost. */
  readonly mayLose: boolean
}

/** Where closing the window stands while not everything can be saved. */
export const useClosing = create<Closing>(() => ({ isAsked: false, mayLose: false }))

/** Writes what is pending. True if the window may close; else the person is asked what to do. */
export async function mayClose(): Promise<boolean> {
  if (useClosing.getState().mayLose) return true
  const isSaved = await Promise.race([writeAll(), untilTrouble()])
  if (!isSaved) useClosing.setState({ isAsked: true })
  return isSaved
}

/** Closes the window, whatever is lost by it. */
export function closeAllTheSame(): void {
  useClosing.setState({ isAsked: false, mayLose: true })
  window.close()
}

/** Nothing that is open settles while the disk takes nothing: whether it does is tried first. */
async function writeAll(): Promise<boolean> {
  const { trouble } = await api().flush()
  if (trouble !== null) return false
  await settleDocuments()
  return (await api().flush()).trouble === null
}

/** Resolves with false if saving begins to fail meanwhile; what was the matter before is left to `writeAll`. */
function untilTrouble(): Promise<false> {
  return new Promise((resolve) => {
    let isNews = false
    void api().watchSaving(
      proxy(({ trouble }) => {
        if (isNews && trouble !== null) resolve(false)
        isNews = true
      }),
    )
  })
}
