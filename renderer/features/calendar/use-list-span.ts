import { useState } from 'react'
import type { Day } from './days.ts'
import { type DayCount, placeOf, type Span, spanDays, widen } from './list-rows.ts'

const page = 200

/** How much of the plan the list has read around a day. */
export interface ListSpan {
  readonly from: Day
  readonly to: Day
  readonly hasEarlier: boolean
  readonly hasLater: boolean
  /** Reads one page more on one side. */
  readMore(side: 'earlier' | 'later'): void
}

interface Reach {
  readonly around: Day
  readonly earlier: number
  readonly later: number
}

/** The stretch of days that the list reads: some posts on each side of a day, and more as one scrolls. */
export function useListSpan(days: readonly DayCount[], day: Day): ListSpan {
  const [reach, setReach] = useState<Reach>({ around: day, earlier: page, later: page })
  const fresh = { around: day, earlier: page, later: page }
  const { around, earlier, later } = reach.around === day ? reach : fresh
  const at = placeOf(days, around)
  const span: Span = widen(days, widen(days, { from: at, to: at }, 'earlier', earlier), 'later', later)
  const { from, to } = spanDays(days, span) ?? { from: day, to: day }
  return {
    from,
    to,
    hasEarlier: span.from > 0,
    hasLater: span.to < days.length - 1,
    readMore: (side) =>
      setReach((state) => {
        const known = state.around === day ? state : fresh
        return { ...known, [side]: known[side] + page }
      }),
  }
}
