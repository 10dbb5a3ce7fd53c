import { useMemo } from 'react'
import { dayOf } from '../../shared/plan/buckets.ts'
import type { ChannelId, Schedule } from '../../shared/plan/post.ts'
import { scheduleAt, wallIn } from '../../shared/plan/schedule.ts'
import { nextFreeSlot, slotWeek, usualSlots } from '../../shared/plan/slots.ts'
import { useLists } from './lists.ts'
import { useCardsIn } from './use-cards.ts'

const daysAhead = 14
const day = 86_400_000
const anyChannel: readonly ChannelId[] = []

/**
 * The next free slot of some channels, of all if none is named, in the plan's zone; when two weeks are full, the usual
 * time after them. A post on other channels alone takes nothing from them. Null until known.
 */
export function useNextSlot(now: number, wanted: readonly ChannelId[] = anyChannel): Schedule | null {
  const zone = useLists((state) => state.lists.plan.zone)
  const channels = useLists((state) => state.lists.channels)
  // One day more on each side: the plan's days are not UTC days.
  const { cards, ready } = useCardsIn(dayOf(now - day), dayOf(now + (daysAhead + 1) * day))
  return useMemo(() => {
    if (!ready) return null
    const taking = cards.filter((card) => wanted.length === 0 || card.channels.some((id) => wanted.includes(id)))
    const taken = new Set(taking.flatMap(({ schedule }) => (schedule === null ? [] : [schedule.instant])))
    const after = wallIn(now + daysAhead * day, zone).slice(0, 10)
    const slot = nextFreeSlot({ zone, taken, now, week: slotWeek(channels, wanted) }, daysAhead)
    return slot ?? scheduleAt(`${after}T${usualSlots[0]}`, zone)
  }, [cards, ready, channels, wanted, zone, now])
}
