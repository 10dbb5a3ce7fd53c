import { useMemo } from 'react'
import { dayOf } from '../../shared/plan/buckets.ts'
import type { Schedule } from '../../shared/plan/post.ts'
import { scheduleAt, wallIn } from '../../shared/plan/schedule.ts'
import { nextFreeSlot, usualSlots } from '../../shared/plan/slots.ts'
import { useLists } from './lists.ts'
import { useCardsIn } from './use-cards.ts'

const daysAhead = 14
const day = 86_400_000

/** The next free slot of the plan, in the plan's zone; when two weeks are full, the usual time after them. Null until known. */
export function useNextSlot(now: number): Schedule | null {
  const zone = useLists((state) => state.lists.plan.zone)
  // One day more on each side: the plan's days are not UTC days.
  const { cards, ready } = useCardsIn(dayOf(now - day), dayOf(now + (daysAhead + 1) * day))
  return useMemo(() => {
    if (!ready) return null
    const taken = new Set(cards.flatMap((card) => (card.schedule === null ? [] : [card.schedule.instant])))
    const after = wallIn(now + daysAhead * day, zone).slice(0, 10)
    return nextFreeSlot(zone, taken, now, daysAhead) ?? scheduleAt(`${after}T${usualSlots[0]}`, zone)
  }, [cards, ready, zone, now])
}
