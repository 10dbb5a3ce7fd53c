import { createContext, useContext } from 'react'
import type { PostId, Status } from '../../../shared/plan/post.ts'
import type { Day } from './days.ts'

/** What a click or key does to the selection: replace it, add or take away one, or take a range. */
export type SelectMode = 'toggle' | 'range'

/** A day, and a minute of its wall clock where the view has one; `instant` where that may name two moments, or none. */
export interface Spot {
  readonly day: Day
  readonly minutes?: number
  readonly instant?: number
}

/** What the parts of the calendar can ask for. The object stays the same, so that nothing renders again for it. */
export interface CalendarActions {
  open(id: PostId): void
  select(id: PostId, mode: SelectMode): void
  /** The posts that a command on this one is about: the selection it is part of, or itself. */
  idsFor(id: PostId): readonly PostId[]
  /** Moves posts so that `lead` comes to the spot; the others keep their distance from it. */
  move(ids: readonly PostId[], lead: PostId, to: Spot): Promise<void>
  /** The same, and the keyboard goes along. */
  carryTo(ids: readonly PostId[], lead: PostId, to: Spot): Promise<void>
  /** Moves posts by days and minutes, as Shift and the arrow keys do. */
  moveBy(id: PostId, by: { readonly days: number; readonly minutes: number }): Promise<void>
  unschedule(ids: readonly PostId[]): Promise<void>
  setStatus(ids: readonly PostId[], status: Status): Promise<void>
  remove(ids: readonly PostId[]): Promise<void>
  /** Starts a post at the next free slot of a day, or at a minute of it. */
  create(spot: Spot): Promise<void>
}

const Actions = createContext<CalendarActions | null>(null)

/** Gives the calendar's actions to its parts. */
export const ActionsProvider = Actions.Provider

/** The calendar's actions. Using them outside the calendar is a bug. */
export function useActions(): CalendarActions {
  const actions = useContext(Actions)
  if (actions === null) throw new Error('The calendar’s actions were used outside the calendar.')
  return actions
}
