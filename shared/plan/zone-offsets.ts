import { fromAbsolute } from '@internationalized/date'

/** A stretch of time in a zone: `before` holds until `change`, `after` from then on. Offsets are milliseconds. */
interface Stretch {
  readonly before: number
  readonly after: number
  readonly change: number
}

const week = 7 * 86_400_000
const minute = 60_000
const maxStretches = 20_000
const zones = new Map<string, Map<number, Stretch>>()
let stretches = 0

/**
 * A zone's offset from UTC at a moment, in milliseconds. Asking the system costs some 25 µs, so each week of each zone
 * is asked once: no zone has ever changed twice within one week.
 */
export function offsetAt(instant: number, zone: string): number {
  const index = Math.floor(instant / week)
  const stretch = zones.get(zone)?.get(index) ?? learn(index, zone)
  return instant < stretch.change ? stretch.before : stretch.after
}

function learn(index: number, zone: string): Stretch {
  const start = index * week
  const before = askOffset(start, zone)
  const after = askOffset(start + week, zone)
  const stretch = { before, after, change: before === after ? start : findChange(start, before, zone) }
  if (stretches >= maxStretches) {
    zones.clear()
    stretches = 0
  }
  const known = zones.get(zone) ?? new Map<number, Stretch>()
  zones.set(zone, known.set(index, stretch))
  stretches++
  return stretch
}

/** The first minute of the week at which the offset is no longer `before`. */
function findChange(start: number, before: number, zone: string): number {
  let low = 0
  let high = week / minute
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (askOffset(start + middle * minute, zone) === before) low = middle
    else high = middle
  }
  return start + high * minute
}

const askOffset = (instant: number, zone: string) => fromAbsolute(instant, zone).offset
