import { create } from 'zustand'
import type { Card, PostId } from '../../../shared/plan/post.ts'
import type { Day } from './days.ts'

/**
 * What is to have the keyboard as soon as it is on the screen. A post that moves is wanted where it will be: its tile of
 * before is still there for a moment.
 */
export type Wanted =
  | { readonly kind: 'post'; readonly id: PostId; readonly instant: number | null }
  | { readonly kind: 'day'; readonly day: Day }

/** True if this post, at this time, is what is wanted. */
export const isWantedPost = (wanted: Wanted | null, card: Card): boolean =>
  wanted?.kind === 'post' && wanted.id === card.id && [null, card.schedule?.instant].includes(wanted.instant)

/** Posts that the keyboard has picked up and carries to another day. */
export interface Carried {
  readonly ids: readonly PostId[]
  readonly lead: PostId
}

/** A day that shows all its posts in a panel. */
interface Expanded {
  readonly day: Day
  /** The panel stands beside this. */
  readonly anchor: Element
  /** The post at which the panel begins; null for the first of the day. */
  readonly first: PostId | null
}

interface CalendarState {
  /** The day that the Tab key leads to; null means the day around which the calendar shows its period. */
  readonly current: Day | null
  readonly wanted: Wanted | null
  readonly carried: Carried | null
  /** The post whose menu is open, and where. */
  readonly menu: { readonly id: PostId; readonly anchor: HTMLElement } | null
  /** Posts for which a new time is being asked. */
  readonly asking: readonly PostId[] | null
  /** The day whose posts are all shown in a panel. */
  readonly expanded: Expanded | null
  /** The newest thing to say to a screen reader. */
  readonly said: string
  set(patch: Partial<Omit<CalendarState, 'set'>>): void
}

const rest = { current: null, wanted: null, carried: null, menu: null, asking: null, expanded: null, said: '' }

/** What the calendar's parts tell each other: focus, what is carried, which panel is open. */
export const useCalendar = create<CalendarState>((set) => ({ ...rest, set: (patch) => set(patch) }))

/** Says something to a screen reader. */
export const announce = (said: string): void => useCalendar.getState().set({ said })

/** Forgets what is wanted once it has the keyboard. */
export const arrived = (): void => useCalendar.getState().set({ wanted: null })
