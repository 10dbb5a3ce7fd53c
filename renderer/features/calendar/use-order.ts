import { useLayoutEffect } from 'react'
import type { Card } from '../../../shared/plan/post.ts'
import { useSequence } from '../../state/sequence.ts'
import { useSession } from '../../state/session.ts'

/**
 * Tells the composer which post comes before and after the open one: the dated posts in order of time, or the undated
 * ones as they lie in the tray. A post that the calendar does not show keeps the order in which it was opened.
 */
export function useOrder(placed: readonly Card[], tray: readonly Card[]): void {
  const open = useSession((state) => state.openPost)
  useLayoutEffect(() => {
    if (open === null) return
    const order = [placed, tray].find((cards) => cards.some((card) => card.id === open))
    if (order !== undefined) useSequence.getState().setIds(order.map((card) => card.id))
  }, [open, placed, tray])
}
