import { create } from 'zustand'
import type { Clock } from '../../shared/replica/clock.ts'
import { systemClock } from '../database/system.ts'
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

/** So long may writing take before the person is asked, in milliseconds: less than the shell waits for an answer. */
const patienceMs = 2_000

/** Writes what is pending. True if the window may close; else the person is asked what to do. */
export async function mayClose(clock: Pick<Clock, 'after'> = systemClock): Promise<boolean> {
  if (useClosing.getState().mayLose) return true
  const isSaved = await inTime(writeAll(), clock)
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

/** False if it is not done in time: a disk that takes nothing may also say nothing. */
function inTime(written: Promise<boolean>, clock: Pick<Clock, 'after'>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(patienceMs, () => resolve(false))
    written.finally(cancel).then(resolve, reject)
  })
}
