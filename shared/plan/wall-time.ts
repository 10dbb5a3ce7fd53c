import { parseDateTime, toZoned } from '@internationalized/date'
import { scheduleAt, wallIn, wallKind } from './schedule.ts'

/** How often a time on the wall happens in a zone: clocks that change skip some times and repeat others. */
export type WallReading =
  | { readonly kind: 'once'; readonly instant: number }
  /** The time does not exist that day; `wall` is what the clock shows at the moment that stands for it. */
  | { readonly kind: 'skipped'; readonly instant: number; readonly wall: string }
  /** The time happens twice, an hour or so apart. */
  | { readonly kind: 'twice'; readonly instant: number; readonly later: number }

/** Reads a wall time (`YYYY-MM-DDTHH:mm`) in an IANA zone. Both must be valid: they come from the date and time fields. */
export function readWall(wall: string, zone: string): WallReading {
  const { instant } = scheduleAt(wall, zone)
  const kind = wallKind(wall, zone)
  if (kind === 'skipped') return { kind, instant, wall: wallIn(instant, zone) }
  if (kind === 'twice') return { kind, instant, later: toZoned(parseDateTime(wall), zone, 'later').toDate().getTime() }
  return { kind, instant }
}
