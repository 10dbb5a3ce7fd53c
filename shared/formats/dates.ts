import { monthByName } from './month-names.ts'

/** How the parts of a date such as 3/4/17 are ordered. */
export type DateOrder = 'month-first' | 'day-first' | 'year-first'

/** A moment as a file states it: a clock on some wall, or an instant (UTC milliseconds) when the file names the zone. */
export type ParsedDate =
  | { readonly kind: 'wall'; readonly wall: string; readonly hasTime: boolean }
  | { readonly kind: 'instant'; readonly instant: number }

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}
interface Time {
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** Minutes east of UTC; null if the text names no zone. */
  readonly offset: number | null
}

const zone = '(?:\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))?'
const clock = `(\\d{1,2})(?:[:.h](\\d{2}))?(?::(\\d{2}))?(?:[.,]\\d+)?\\s*(am|pm|a\\.m\\.|p\\.m\\.)?${zone}`
const timePattern = new RegExp(`^${clock}$`, 'i')
const numeric = /^(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})\.?(?:(?:\s*,)?\s+(?:at\s+)?|T|$)(.*)$/i
const compact = /^(\d{4})(\d{2})(\d{2})(?:T|\s+|$)(.*)$/i
const weekday = /^\p{L}+\.?,?\s+(?=\p{L}+\.?\s+\d|\d)/u
const monthThenDay = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))(?:,?\s+(?:at\s+)?|$)(.*)$/iu
const dayThenMonth =
  /^(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?(\p{L}+)\.?,?\s+(?:de\s+)?(\d{4})(?:,?\s+(?:at\s+)?|$)(.*)$/iu
const twitterApi = /^\p{L}{3} (\p{L}{3}) (\d{2}) (\d{2}:\d{2}:\d{2} [+-]\d{4}) (\d{4})$/u

/**
 * Reads a date as spreadsheets, platforms and people write it: `10/16/17 22:59`, `2026-07-14T09:05:00Z`, `14.7.2026`,
 * `Tue, Jul 14, 2026`, `14 July 2026, 9:05 pm`. Null if it is none, or no day of the calendar.
 */
export function parseDate(text: string, order: DateOrder): ParsedDate | null {
  const trimmed = text.trim()
  const found = splitNumeric(trimmed, order) ?? splitNamed(trimmed)
  if (found === null || !isRealDay(found.day)) return null
  const time = found.rest.trim() === '' ? null : parseTime(found.rest)
  if (time === undefined) return null
  return moment(found.day, time)
}

/** Adds the time of a column of its own to a day; null if the text is no time. */
export function withTime(date: ParsedDate, text: string): ParsedDate | null {
  if (date.kind !== 'wall') return date
  const time = parseTime(text)
  if (time === undefined) return null
  const [year = 0, month = 0, day = 0] = date.wall.slice(0, 10).split('-').map(Number)
  return moment({ year, month, day }, time)
}

/** The three parts of a date written in numbers alone, for guessing their order; null for other dates. */
export function numericParts(
  text: string,
): { readonly parts: readonly [string, string, string]; readonly separator: string } | null {
  const match = numeric.exec(text.trim())
  if (match === null) return null
  const [, a = '', separator = '', b = '', c = ''] = match
  return { parts: [a, b, c], separator }
}

function splitNumeric(text: string, order: DateOrder): { day: Day; rest: string } | null {
  const dense = compact.exec(text)
  if (dense !== null)
    return { day: { year: Number(dense[1]), month: Number(dense[2]), day: Number(dense[3]) }, rest: dense[4] ?? '' }
  const match = numeric.exec(text)
  if (match === null) return null
  const [, a = '', , b = '', c = '', rest = ''] = match
  const actual = a.length > 2 ? 'year-first' : c.length > 2 && order === 'year-first' ? 'day-first' : order
  if (actual === 'year-first') return { day: { year: fullYear(a), month: Number(b), day: Number(c) }, rest }
  const [month, day] = actual === 'month-first' ? [a, b] : [b, a]
  return { day: { year: fullYear(c), month: Number(month), day: Number(day) }, rest }
}

function splitNamed(text: string): { day: Day; rest: string } | null {
  const api = twitterApi.exec(text)
  if (api !== null) return named(api[4], api[1], api[2], api[3])
  const bare = text.replace(weekday, '')
  const monthFirst = monthThenDay.exec(bare)
  if (monthFirst !== null) return named(monthFirst[3], monthFirst[1], monthFirst[2], monthFirst[4])
  const dayFirst = dayThenMonth.exec(bare)
  return dayFirst === null ? null : named(dayFirst[3], dayFirst[2], dayFirst[1], dayFirst[4])
}

function named(year = '', monthName = '', day = '', rest = ''): { day: Day; rest: string } | null {
  const month = monthByName(monthName)
  return month === null ? null : { day: { year: Number(year), month, day: Number(day) }, rest }
}

/** Two digits are 1970 to 2069: nobody plans posts outside. */
function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length > 2) return year
  return year < 70 ? 2000 + year : 1900 + year
}

function isRealDay({ year, month, day }: Day): boolean {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function parseTime(text: string): Time | undefined {
  const match = timePattern.exec(text.trim())
  if (match === null) return undefined
  const [, hours = '', minutes, seconds, half, zoneName] = match
  if (minutes === undefined && half === undefined) return undefined
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0)
  const time = { hour, minute: Number(minutes ?? 0), second: Number(seconds ?? 0), offset: parseOffset(zoneName) }
  return time.hour < 24 && time.minute < 60 && time.second < 60 && (half === undefined || Number(hours) <= 12)
    ? time
    : undefined
}

function parseOffset(name: string | undefined): number | null {
  if (name === undefined) return null
  if (!/^[+-]/.test(name)) return 0
  const minutes = Number(name.slice(1, 3)) * 60 + Number(name.slice(-2))
  return name.startsWith('-') ? -minutes : minutes
}

function moment({ year, month, day }: Day, time: Time | null): ParsedDate {
  const { hour, minute, second, offset } = time ?? { hour: 0, minute: 0, second: 0, offset: null }
  if (offset !== null)
    return { kind: 'instant', instant: Date.UTC(year, month - 1, day, hour, minute - offset, second) }
  const wall = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
  return { kind: 'wall', wall, hasTime: time !== null }
}

const two = (number: number) => String(number).padStart(2, '0')
