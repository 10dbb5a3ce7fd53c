import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
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
  /** The list scrolls here at first, and again when this changes. */
  readonly start: Day
  readonly ready: boolean
  readonly span: ListSpan
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

/** The row at a height, and how far below its beginning the height is. */
function rowAt(rows: readonly SteadyRow[], height: number): { readonly key: string; readonly below: number } | null {
  let top = 0
  for (const row of rows) {
    if (top + row.height > height) return { key: row.key, below: height - top }
    top += row.height
  }
  return null
}

/** Keeps what a person reads where it is while posts are read, come and go above it; reads more near the ends. */
export function useSteadyScroll({ scroller, rows, start, ready, span }: SteadyScroll): void {
  const seen = useRef<{ start: Day; at: { key: string; below: number } | null } | null>(null)
  const latest = useRef({ rows, ready, span })
  latest.current = { rows, ready, span }

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || rows.length === 0 || !ready) return
    const at = seen.current?.start === start ? seen.current.at : null
    const kept = at === null ? null : topOf(rows, (row) => row.key === at.key)
    if (at !== null && kept !== null) element.scrollTop = kept + at.below
    else if (seen.current?.start !== start) {
      element.scrollTop = topOf(rows, (row) => row.day >= start) ?? element.scrollHeight
    }
    seen.current = { start, at: rowAt(rows, element.scrollTop) }
  }, [scroller, rows, start, ready])

  const look = useCallback(() => {
    const element = scroller.current
    const { rows: shown, ready: read, span: now } = latest.current
    if (element === null || !read) return
    if (seen.current !== null) seen.current.at = rowAt(shown, element.scrollTop)
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
