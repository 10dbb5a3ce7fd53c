import type { Schedule } from '../../../shared/plan/post.ts'
import { scheduleAt, wallIn } from '../../../shared/plan/schedule.ts'
import { type SlotWeek, slotsOn, usualSlots, usualWeek } from '../../../shared/plan/slots.ts'
import { addDays, type Day } from './days.ts'

/** What a proposal depends on. */
export interface SlotQuestion {
  /** The day as the view shows it. */
  readonly day: Day
  readonly viewZone: string
  readonly planZone: string
  /** Instants (UTC ms) that already have a post. */
  readonly taken: ReadonlySet<number>
  /** The present, UTC ms: nothing is proposed for earlier on the same day. */
  readonly now: number
  /** The slots of the channels that it is for. */
  readonly week?: SlotWeek
}

const quarters = Array.from({ length: 96 }, (_, index) => {
  const [hour, minute] = [Math.floor(index / 4), (index % 4) * 15]
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
})

type SeenDay = Pick<SlotQuestion, 'day' | 'viewZone' | 'planZone'>

/** The moments of clock times in the plan's zone that fall on the day as the view shows it, in order. */
function momentsOn({ day, viewZone, planZone }: SeenDay, clock: (day: Day) => readonly string[]): readonly Schedule[] {
  return [addDays(day, -1), day, addDays(day, 1)]
    .flatMap((each) => clock(each).map((time) => scheduleAt(`${each}T${time}`, planZone)))
    .filter((schedule) => wallIn(schedule.instant, viewZone).startsWith(day))
    .sort((a, b) => a.instant - b.instant)
}

/** The slots of a week that fall on the day as the view shows it, in order. */
export const slotMoments = (seen: SeenDay, week: SlotWeek): readonly Schedule[] =>
  momentsOn(seen, (day) => slotsOn(week, day))

/**
 * The next free slot of a day, of the usual ones if it has none. When every slot is taken or past, a free quarter of an hour, later than now on the
 * present day and as near after the last slot as may be; when the day has none left, its last quarter.
 */
export function nextFreeSlot(question: SlotQuestion): Schedule {
  const { day, viewZone, planZone, taken, now, week = usualWeek } = question
  const isToday = wallIn(now, viewZone).startsWith(day)
  const free = ({ instant }: Schedule) => !taken.has(instant) && !(isToday && instant <= now)
  const own = slotMoments(question, week)
  const regular = own.length > 0 ? own : momentsOn(question, () => usualSlots)
  const slot = regular.find(free)
  if (slot !== undefined) return slot
  const last = regular.at(-1)?.instant ?? 0
  const others = momentsOn(question, () => quarters)
  const other = others.find((each) => each.instant > last && free(each)) ?? others.find(free) ?? others.at(-1)
  return other ?? scheduleAt(`${day}T12:00`, planZone)
}
