import { useLists } from './lists.ts'
import { usePreferences } from './preferences.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

// Making a format costs a hundred times what using it does, and lists use few different ones.
function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options)
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(undefined, { timeZone: zone, ...options })
  formats.set(key, made)
  return made
}

/** The zone in which this person sees times: their own choice, or the plan's. */
export function useViewZone(): string {
  const chosen = usePreferences((state) => state.viewZone)
  const plans = useLists((state) => state.lists.plan.zone)
  return chosen ?? plans
}

/** The clock time of an instant (UTC milliseconds) in a zone, in the person's locale: "09:00". */
export const timeWords = (instant: number, zone: string) =>
  format(zone, { hour: 'numeric', minute: '2-digit' }).format(instant)

/** The clock time without "AM" or "PM", where its place tells which half of the day it is: "9:00". */
export const clockWords = (instant: number, zone: string) =>
  format(zone, { hour: 'numeric', minute: '2-digit' })
    .formatToParts(instant)
    .flatMap((part) => (part.type === 'dayPeriod' ? [] : [part.value]))
    .join('')
    .trim()

/** The clock time in the fewest letters: "9a" and "8:30p" where clocks have twelve hours, else as `timeWords`. */
export function briefTime(instant: number, zone: string): string {
  const parts = format(zone, { hour: 'numeric', minute: '2-digit' }).formatToParts(instant)
  const minute = parts.findIndex(({ type }) => type === 'minute')
  const isWhole = parts[minute]?.value === '00' && parts.some(({ type }) => type === 'dayPeriod')
  const kept = isWhole ? parts.filter((_, at) => at !== minute && at !== minute - 1) : parts
  const words = kept.map(({ type, value }) => (type === 'dayPeriod' ? firstLetterOf(value) : value)).join('')
  return words.replace(/\s+(?=[ap]$)/, '')
}

/** "AM" in one letter; what other languages say stays. */
const firstLetterOf = (period: string) => (/^[ap]\.?\s?m\.?$/i.test(period) ? period.slice(0, 1).toLowerCase() : period)

/** The day of an instant in a zone, short: "Tue, 24 Nov 2026". */
export const dayWords = (instant: number, zone: string) =>
  format(zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(instant)

/** A day of the week, 1 for Monday to 7 for Sunday: "Mon". */
export const weekdayWords = (weekday: number) => format('UTC', { weekday: 'short' }).format(Date.UTC(2024, 0, weekday))

/** Day and time, for headers and details: "24 Nov 2026, 09:00". */
export const momentWords = (instant: number, zone: string) =>
  format(zone, { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' }).format(instant)

/** Day and time in the fewest words, for cards: "24 Nov, 09:00", with the year instead of the time once that is over. */
export function briefMoment(instant: number, zone: string, now = Date.now()): string {
  const near = Math.abs(instant - now) < 300 * 86_400_000
  const time: Intl.DateTimeFormatOptions = near ? { hour: 'numeric', minute: '2-digit' } : { year: 'numeric' }
  return format(zone, { day: 'numeric', month: 'short', ...time }).format(instant)
}

/** The zone as people say it, with its offset at that instant: "London (GMT+1)". */
export function zoneWords(zone: string, instant: number): string {
  const parts = format(zone, { timeZoneName: 'shortOffset' }).formatToParts(instant)
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
  return city === 'UTC' ? 'UTC' : `${city} (${offset})`
}
