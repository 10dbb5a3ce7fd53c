import { isSameDay, parseDateTime, toCalendarDate, toZoned } from '@internationalized/date'
import type { Schedule } from './post.ts'
import { offsetAt } from './zone-offsets.ts'

const wallShape = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/
const dayShape = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** True for `YYYY-MM-DDTHH:mm` that names a day of the calendar. */
export const isWall = (text: string): boolean => wallShape.test(text) && isDay(text.slice(0, 10))

/** True for `YYYY-MM-DD` that names a day of the calendar. */
export function isDay(text: string): boolean {
  if (!dayShape.test(text)) return false
  const parsed = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text)
}

const knownZones = new Map<string, boolean>()

/** True for a time zone that this computer knows, such as `Europe/London`. */
export function isZone(zone: string): boolean {
  const known = knownZones.get(zone)
  if (known !== undefined) return known
  const answer = zone.length > 0 && zone.length < 64 && formatterExists(zone)
  if (knownZones.size < 1000) knownZones.set(zone, answer)
  return answer
}

function formatterExists(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    // Intl has no other way to say that it does not know a zone.
    return false
  }
}

/**
 * The schedule for a clock time in a zone. A time that the clocks skip is taken with the offset before the change (half
 * past two becomes half past three), one that comes twice is the earlier. The wall time is kept as it was chosen.
 * Wall and zone must be valid (`isWall`, `isZone`).
 */
export function scheduleAt(wall: string, zone: string): Schedule {
  return { wall, zone, instant: toZoned(parseDateTime(wall), zone, 'compatible').toDate().getTime() }
}

/**
 * A schedule whose three parts agree: where no clock in the zone shows the wall time at the instant, the wall time
 * counts, since that is what somebody chose and reads. So it is also when a country changes its clocks later [PO1].
 */
export function agreeing(schedule: Schedule): Schedule {
  const { wall, zone, instant } = schedule
  return wallIn(instant, zone) === wall ? schedule : scheduleAt(wall, zone)
}

/** The same clock time in the same zone on another day, `YYYY-MM-DD`. */
export function moveToDay(schedule: Schedule, day: string): Schedule {
  return scheduleAt(`${day}T${schedule.wall.slice(11)}`, schedule.zone)
}

/** The schedule for a moment, with the wall time that a clock in `zone` shows then. */
export function scheduleAtInstant(instant: number, zone: string): Schedule {
  return { wall: wallIn(instant, zone), zone, instant }
}

/** The wall time `YYYY-MM-DDTHH:mm` of a moment in a zone: fast enough for every card of a plan. */
export function wallIn(instant: number, zone: string): string {
  return new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 16)
}

/** How a clock time stands to the zone's changes: it comes once, the clocks skip it, or it comes twice. */
export function wallKind(wall: string, zone: string): 'once' | 'skipped' | 'twice' {
  const chosen = parseDateTime(wall)
  const earlier = toZoned(chosen, zone, 'earlier')
  const later = toZoned(chosen, zone, 'later')
  if (earlier.compare(later) === 0) return 'once'
  const kept = earlier.hour === chosen.hour && earlier.minute === chosen.minute
  return kept && isSameDay(toCalendarDate(earlier), toCalendarDate(chosen)) ? 'twice' : 'skipped'
}
