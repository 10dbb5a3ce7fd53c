import type { Card } from '../../../shared/plan/post.ts'
import type { Day } from './days.ts'

const styles = {
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  dayOfYear: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  shortMonth: { month: 'short', year: 'numeric' },
  shortDay: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'long' },
  shortWeekday: { weekday: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const formats = new Map<string, Intl.DateTimeFormat>()

// Days are written in UTC: they are names in a calendar here, not moments.
function dayText(day: Day, locale: string | undefined, style: keyof typeof styles): string {
  const key = `${locale} ${style}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...styles[style] })
  formats.set(key, format)
  return format.format(Date.parse(`${day}T00:00:00Z`))
}

/** "Friday 27 November", with the year when it is not the one of `near`. */
export const dayName = (day: Day, near: Day, locale?: string): string =>
  dayText(day, locale, day.slice(0, 4) === near.slice(0, 4) ? 'day' : 'dayOfYear')

/** "November 2026" */
export const monthName = (day: Day, locale?: string): string => dayText(day, locale, 'month')

/** "Nov 2026" */
export const shortMonth = (day: Day, locale?: string): string => dayText(day, locale, 'shortMonth')

/** "Fri" and "Friday" */
export const weekdayName = (day: Day, style: 'short' | 'long'): string =>
  dayText(day, undefined, style === 'long' ? 'weekday' : 'shortWeekday')

/** The number of the day in its month, and on the first the month's name too: "27", "1 Dec". */
export const dayNumber = (day: Day, locale?: string): string =>
  day.endsWith('-01') ? dayText(day, locale, 'shortDay') : String(Number(day.slice(8)))

/** "23 – 29 Nov 2026", as the locale writes a stretch of days; without the year where room is scarce. */
export function weekName(
  days: readonly Day[],
  locale?: string,
  year: 'with year' | 'without year' = 'with year',
): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(year === 'with year' ? { year: 'numeric' } : {}),
  })
  return format.formatRange(Date.parse(`${days[0]}T00:00:00Z`), Date.parse(`${days.at(-1)}T00:00:00Z`))
}

/** "1 post", "3,207 posts" in the person's locale. */
export const postCount = (count: number, locale?: string): string =>
  `${count.toLocaleString(locale)} ${count === 1 ? 'post' : 'posts'}`

/** What a screen reader hears on a day: "Friday 27 November, 3 posts". */
export const cellName = (day: Day, count: number, near: Day, locale?: string): string =>
  `${dayName(day, near, locale)}, ${count === 0 ? 'no posts' : postCount(count, locale)}`

/** The title of a card, or what stands for one. */
export const titleOf = (card: Card): string => (card.title === '' ? 'No text yet' : card.title)

/** Where posts are when there are none in sight: "3,207 posts between Sep 2014 and Oct 2017." */
export function elsewhereWords(
  days: readonly { readonly day: Day; readonly count: number }[],
  locale?: string,
): string {
  const total = days.reduce((sum, each) => sum + each.count, 0)
  const [first, last] = [days[0], days.at(-1)].map((each) => shortMonth(each?.day ?? '1970-01-01', locale))
  return first === last
    ? `${postCount(total, locale)} in ${first}.`
    : `${postCount(total, locale)} between ${first} and ${last}.`
}
