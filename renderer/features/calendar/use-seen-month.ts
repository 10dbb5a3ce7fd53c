import { useLayoutEffect, useRef, useState } from 'react'
import { useCalendarFocus } from '../../state/calendar-focus.ts'
import type { CalendarView } from '../../state/preferences.ts'
import { type Day, monthOf } from './days.ts'

interface SeenMonth {
  /** The day that the header is about: the one the calendar looks at, or the month to which the list was scrolled. */
  readonly shown: Day
  /** Takes the day at the top of the list after a person scrolled it. */
  onSeen(day: Day): void
}

/** Lets the header follow the list, and the other views begin where the list was left. */
export function useSeenMonth(view: CalendarView, day: Day): SeenMonth {
  const jumps = useCalendarFocus((state) => state.jumps)
  const [seen, setSeen] = useState({ jumps, month: monthOf(day) })
  const follows = view === 'list' && seen.jumps === jumps && seen.month !== monthOf(day)
  const shown = follows ? `${seen.month}-01` : day
  const left = useRef({ jumps, shown, follows })
  useLayoutEffect(() => {
    if (view === 'list') left.current = { jumps, shown, follows }
  })
  useLayoutEffect(() => {
    if (view !== 'list') return
    return () => {
      const focus = useCalendarFocus.getState()
      // Sent elsewhere in the meantime, that counts.
      if (left.current.follows && left.current.jumps === focus.jumps) focus.focusDay(left.current.shown)
    }
  }, [view])
  const onSeen = (top: Day) => {
    const month = monthOf(top)
    setSeen((known) => (known.jumps === jumps && known.month === month ? known : { jumps, month }))
  }
  return { shown, onSeen }
}
