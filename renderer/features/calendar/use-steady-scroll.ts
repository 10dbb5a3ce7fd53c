import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { useCalendarFocus } from '../../state/calendar-focus.ts'
import type { Day } from './days.ts'
import type { ListSpan } from './use-list-span.ts'

/** A row as far as scrolling is concerned. */
interface SteadyRow {
  readonly key: string
  readonly day: Day
  readonly height: number
}

interface SteadyScroll {
  readonly scroller: RefObject<HTMLElement | null>
  readonly rows: readonly SteadyRow[]
  /** The list scrolls here at first, and again whenever the calendar is sent somewhere. */
  readonly start: Day
  readonly ready: boolean
  readonly span: ListSpan
  /** Hears the day at the top after a person scrolled. */
  onSeen(day: Day): void
}

/** How near an end of what was read more is read, in pixels. */
const near = 800

/** Where a row begins; null when there is none such. */
function topOf(rows: readonly SteadyRow[], wanted: (row: SteadyRow) => boolean): number | null {
  let top = 0
  for (const row of rows) {
    if (wanted(row)) return top
    top += row.height
  }
  return null
}

/** A place in the list: a row, its day, and how far below its beginning. */
interface RowPlace {
  readonly key: string
  readonly day: Day
  readonly below: number
}

/** What stands at a height. */
function rowAt(rows: readonly SteadyRow[], height: number): RowPlace | null {
  let top = 0
  for (const row of rows) {
    if (top + row.height > height) return { key: row.key, day: row.day, below: height - top }
    top += row.height
  }
  return null
}

/** Keeps what a person reads where it is while posts are read, come and go above it; reads more near the ends. */
export function useSteadyScroll({ scroller, rows, start, ready, span, onSeen }: SteadyScroll): void {
  const jumps = useCalendarFocus((state) => state.jumps)
  const seen = useRef<{ wish: string; at: RowPlace | null } | null>(null)
  // Where the list was put, unlike where a person scrolls it.
  const put = useRef(0)
  const latest = useRef({ rows, ready, span, onSeen })
  latest.current = { rows, ready, span, onSeen }

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || rows.length === 0 || !ready) return
    const wish = `${start} ${jumps}`
    const at = seen.current?.wish === wish ? seen.current.at : null
    const kept = at === null ? null : topOf(rows, (row) => row.key === at.key)
    if (at !== null && kept !== null) element.scrollTop = kept + at.below
    else if (seen.current?.wish !== wish) {
      element.scrollTop = topOf(rows, (row) => row.day >= start) ?? element.scrollHeight
    }
    put.current = element.scrollTop
    seen.current = { wish, at: rowAt(rows, element.scrollTop) }
  }, [scroller, rows, start, jumps, ready])

  const look = useCallback(() => {
    const element = scroller.current
    const { rows: shown, ready: read, span: now } = latest.current
    if (element === null || !read) return
    const at = rowAt(shown, element.scrollTop)
    if (seen.current !== null) seen.current.at = at
    if (at !== null && element.scrollTop !== put.current) latest.current.onSeen(at.day)
    const below = element.scrollHeight - element.scrollTop - element.clientHeight
    if (now.hasEarlier && element.scrollTop < near) now.readMore('earlier')
    else if (now.hasLater && below < near) now.readMore('later')
  }, [scroller])
  // What was drawn may not fill the window yet.
  useEffect(look)
  useEffect(() => {
    const element = scroller.current
    element?.addEventListener('scroll', look, { passive: true })
    return () => element?.removeEventListener('scroll', look)
  }, [scroller, look])
}
