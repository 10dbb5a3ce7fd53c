import { parseDateTime, toCalendarDateTime, toZoned } from '@internationalized/date'

/** How often a time on the wall happens in a zone: clocks that change skip some times and repeat others. */
export type WallReading =
  | { readonly kind: 'once'; readonly instant: number }
  /** The time does not exist that day; `wall` is what the clock shows at the moment that stands for it. */
  | { readonly kind: 'skipped'; readonly instant: number; readonly wall: string }
  /** The time happens twice, an hour or so apart. */
  | { readonly kind: 'twice'; readonly earlier: number; readonly later: number }

/** Reads a wall time (`YYYY-MM-DDTHH:mm`) in an IANA zone. Both must be valid: they come from the date and time fields. */
export function readWall(wall: string, zone: string): WallReading {
  const typed = parseDateTime(wall)
  const earlier = toZoned(typed, zone, 'earlier')
  const later = toZoned(typed, zone, 'later')
  const shown = toCalendarDateTime(toZoned(typed, zone, 'compatible'))
  if (shown.compare(typed) !== 0) {
    return { kind: 'skipped', instant: later.toDate().getTime(), wall: shown.toString().slice(0, 16) }
  }
  const first = earlier.toDate().getTime()
  const second = later.toDate().getTime()
  return first === second ? { kind: 'once', instant: first } : { kind: 'twice', earlier: first, later: second }
}
