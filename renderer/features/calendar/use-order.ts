import { useLayoutEffect, useMemo } from 'react'
import type { Card } from '../../../shared/plan/post.ts'
import { useCalendarFocus } from '../../state/calendar-focus.ts'
import { useSequence } from '../../state/sequence.ts'
import { useSession } from '../../state/session.ts'
import type { Day } from './days.ts'
import { cardsInOrder, type Placement } from './placing.ts'

/**
 * Tells the composer which post comes before and after the open one: the dated posts in order of time, or the undated
 * ones as they lie in the tray. A post that the calendar does not show keeps the order in which it was opened. Where
 * the composer goes on to a post of another month or week, the calendar follows.
 */
export function useOrder(placement: Placement, tray: readonly Card[], shows: (day: Day) => boolean): void {
  const open = useSession((state) => state.openPost)
  const placed = useMemo(() => cardsInOrder(placement), [placement])
  useLayoutEffect(() => {
    if (open === null) return
    const order = [placed, tray].find((cards) => cards.some((card) => card.id === open))
    if (order !== undefined) useSequence.getState().setIds(order.map((card) => card.id))
  }, [open, placed, tray])
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows once; after that a person may look elsewhere.
  useLayoutEffect(() => {
    if (open === null) return
    for (const [day, posts] of placement) {
      if (!shows(day) && posts.some(({ card }) => card.id === open)) useCalendarFocus.getState().focusDay(day)
    }
  }, [open])
}
