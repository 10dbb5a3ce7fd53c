import { parseDate } from '@internationalized/date'
import type { Schedule } from './post.ts'
import { scheduleAt, wallIn } from './schedule.ts'

/** When posts usually go out while a channel has no slots of its own: clock times `HH:mm`, in order. */
export const usualSlots: readonly string[] = ['09:00', '12:30', '18:00']

/** The first slot of a day (`YYYY-MM-DD`) in a zone that is still to come and that no post holds; null when there is none. */
export function freeSlotOn(day: string, zone: string, taken: ReadonlySet<number>, now: number): Schedule | null {
  for (const slot of usualSlots) {
    const schedule = scheduleAt(`${day}T${slot}`, zone)
    if (schedule.instant > now && !taken.has(schedule.instant)) return schedule
  }
  return null
}

/** The next free slot within `days` days from now, today included; null when all are taken. */
export function nextFreeSlot(zone: string, taken: ReadonlySet<number>, now: number, days: number): Schedule | null {
  const today = parseDate(wallIn(now, zone).slice(0, 10))
  for (let ahead = 0; ahead < days; ahead += 1) {
    const slot = freeSlotOn(today.add({ days: ahead }).toString(), zone, taken, now)
    if (slot !== null) return slot
  }
  return null
}
