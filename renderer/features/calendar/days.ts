import { getDayOfWeek, parseDate } from '@internationalized/date'

/** A day of the calendar, `YYYY-MM-DD`. Days are compared as text. */
export type Day = string

const dayMs = 86_400_000

const toDay = (utc: number): Day => new Date(utc).toISOString().slice(0, 10)
const toUtc = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

/** The day so many days later, or earlier when negative. */
export const addDays = (day: Day, count: number): Day => toDay(toUtc(day) + count * dayMs)

/** How many days `to` lies after `from`. */
export const daysBetween = (from: Day, to: Day): number => Math.round((toUtc(to) - toUtc(from)) / dayMs)

/** The same day of the month so many months later; the month's last day where it has no such day. */
export const addMonths = (day: Day, count: number): Day => parseDate(day).add({ months: count }).toString()

/** The month of a day, `YYYY-MM`. */
export const monthOf = (day: Day): string => day.slice(0, 7)

/** True for Saturday and Sunday. */
export function isWeekend(day: Day): boolean {
  const weekday = new Date(toUtc(day)).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** The first day of the week that holds a day, by the custom of a locale. */
export const startOfWeek = (day: Day, locale: string): Day => addDays(day, -getDayOfWeek(parseDate(day), locale))

/** The seven days of the week that holds a day. */
export function weekOf(day: Day, locale: string): readonly Day[] {
  const start = startOfWeek(day, locale)
  return Array.from({ length: 7 }, (_, index) => addDays(start, index))
}

/** The whole weeks that cover the month of a day: four to six rows of seven days. */
export function monthGrid(day: Day, locale: string): readonly (readonly Day[])[] {
  const month = monthOf(day)
  const weeks: (readonly Day[])[] = []
  for (let start = startOfWeek(`${month}-01`, locale); monthOf(start) <= month; start = addDays(start, 7)) {
    weeks.push(weekOf(start, locale))
  }
  return weeks
}
