import { parseDate } from '@internationalized/date'
import type { Channel } from './lists.ts'
import type { ChannelId, Schedule } from './post.ts'
import { scheduleAt, wallIn } from './schedule.ts'

/** When posts usually go out while a channel has no slots of its own: clock times `HH:mm`, in order. */
export const usualSlots: readonly string[] = ['09:00', '12:30', '18:00']

/** Clock times `HH:mm` in order, for each day of the week from Monday. */
export type SlotWeek = readonly (readonly string[])[]

const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** The week of channels without slots of their own. */
export const usualWeek: SlotWeek = weekdays.map(() => usualSlots)

/** The slots of the wanted channels, of all if none is wanted; the usual ones where none of these has any. */
export function slotWeek(channels: readonly Channel[], wanted: readonly ChannelId[]): SlotWeek {
  const slots = channels.flatMap(({ id, slots = [] }) => (wanted.length === 0 || wanted.includes(id) ? slots : []))
  if (slots.length === 0) return usualWeek
  return weekdays.map((weekday) => {
    const times = slots.flatMap(({ days, time }) => (days.includes(weekday) ? [time] : []))
    return [...new Set(times)].sort()
  })
}

/** The clock times of a day (`YYYY-MM-DD`). */
export function slotsOn(week: SlotWeek, day: string): readonly string[] {
  const fromSunday = new Date(`${day}T00:00Z`).getUTCDay()
  return week[(fromSunday + 6) % 7] ?? []
}

/** What a proposal of a slot depends on. */
export interface SlotSearch {
  readonly zone: string
  /** Instants (UTC ms) that already have a post. */
  readonly taken: ReadonlySet<number>
  /** The present, UTC ms. */
  readonly now: number
  readonly week?: SlotWeek
}

/** The first slot of a day (`YYYY-MM-DD`) that is still to come and that no post holds; null when there is none. */
export function freeSlotOn(day: string, { zone, taken, now, week = usualWeek }: SlotSearch): Schedule | null {
  for (const slot of slotsOn(week, day)) {
    const schedule = scheduleAt(`${day}T${slot}`, zone)
    if (schedule.instant > now && !taken.has(schedule.instant)) return schedule
  }
  return null
}

/** The next free slot within `days` days from now, today included; null when all are taken. */
export function nextFreeSlot(search: SlotSearch, days: number): Schedule | null {
  const today = parseDate(wallIn(search.now, search.zone).slice(0, 10))
  for (let ahead = 0; ahead < days; ahead += 1) {
    const slot = freeSlotOn(today.add({ days: ahead }).toString(), search)
    if (slot !== null) return slot
  }
  return null
}
