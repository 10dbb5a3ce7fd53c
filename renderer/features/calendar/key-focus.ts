import { useCalendarFocus } from '../../state/calendar-focus.ts'
import { useCalendar } from './calendar-store.ts'
import { addDays, addMonths, type Day, startOfWeek } from './days.ts'
import type { Direction } from './keys.ts'

const tiles = '[data-post], [data-more]'

/** The day that a key leads to from another. */
export function dayTowards(day: Day, direction: Direction, area: 'month' | 'week' | 'list' | 'tray'): Day {
  if (direction === 'left') return addDays(day, -1)
  if (direction === 'right') return addDays(day, 1)
  if (direction === 'up') return addDays(day, area === 'month' ? -7 : 0)
  if (direction === 'down') return addDays(day, area === 'month' ? 7 : 0)
  if (direction === 'first') return startOfWeek(day, navigator.language)
  if (direction === 'last') return addDays(startOfWeek(day, navigator.language), 6)
  const step = direction === 'earlier' ? -1 : 1
  return area === 'month' ? addMonths(day, step) : addDays(day, 7 * step)
}

/** Brings the keyboard to a day, and the day into view when it is not. */
export function focusDay(day: Day): void {
  if (document.querySelector(`[role="gridcell"][data-day="${day}"]`) === null) useCalendarFocus.getState().focusDay(day)
  useCalendar.getState().set({ current: day, wanted: { kind: 'day', day } })
}

/** Brings the keyboard to the tile above or below, or the first inside a day; false when there is none. */
export function focusTileBeside(element: HTMLElement, where: 'up' | 'down' | 'inside'): boolean {
  const around = element.closest('[role="gridcell"], [data-tiles]')
  const all = [...(around?.querySelectorAll<HTMLElement>(tiles) ?? [])]
  const at = where === 'inside' ? 0 : all.indexOf(element) + (where === 'up' ? -1 : 1)
  const next = all[at]
  next?.focus()
  return next !== undefined
}
