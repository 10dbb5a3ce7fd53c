import type { NewPlan, PlanEntry } from '../../shared/ipc/plan-api.ts'
import { api } from '../state/api.ts'
import { useCalendarFocus } from '../state/calendar-focus.ts'
import { useFilters } from '../state/filters.ts'
import { useSession } from '../state/session.ts'
import { useUndo } from '../state/undo.ts'

// What was filtered, looked at and done in one plan means nothing in another.
function show(plan: PlanEntry): void {
  useFilters.getState().clear()
  useCalendarFocus.getState().focusDay(null)
  useUndo.setState({ past: [], future: [], notice: null })
  useSession.getState().enterPlan(plan)
}

/** Opens a plan and shows it. Throws with a reason in words, for instance when another window has it. */
export async function enterPlan(id: string): Promise<void> {
  show(await api().plans.open(id))
}

/** Starts a plan of one's own and shows it. */
export async function startPlan(plan: NewPlan): Promise<void> {
  show(await api().plans.start(plan))
}

/** Makes the sample plan, or opens it if it is there, and shows it. */
export async function lookAround(): Promise<void> {
  show(await api().plans.startSample(ownZone()))
}

/** The plan that was open last, if this computer has any. */
export const newestOf = (plans: readonly PlanEntry[]): PlanEntry | undefined =>
  plans.toSorted((a, b) => b.openedAt - a.openedAt)[0]

/** The zone of this computer. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
