// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid the cells take the keyboard, not rows and headers.
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot share out the height of the window, nor hold a scale of hours.
import { useRef } from 'react'
import { useCalendarKeys } from './calendar-keys.ts'
import { useCalendar } from './calendar-store.ts'
import { DayCell } from './day-cell.tsx'
import { DayPanel } from './day-panel.tsx'
import { type Day, monthGrid, monthOf } from './days.ts'
import styles from './month-view.module.css'
import type { Placed, Placement } from './placing.ts'
import { useLines } from './use-lines.ts'
import { monthName, weekdayName } from './words.ts'

interface MonthViewProps {
  /** A day of the month. */
  readonly day: Day
  readonly placement: Placement
  readonly zone: string
  readonly today: Day
  readonly locale: string
}

const none: readonly Placed[] = []

/** The month: whole weeks of seven equal days. */
export function MonthView({ day, placement, zone, today, locale }: MonthViewProps) {
  const grid = useRef<HTMLDivElement>(null)
  const weeks = monthGrid(day, locale)
  const lines = useLines(grid, weeks.length)
  const keys = useCalendarKeys('month')
  const current = useCalendar((state) => state.current)
  const days = weeks.flat()
  const stop = current !== null && days.includes(current) ? current : day
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={monthName(day)}
      className={styles.month}
      data-weeks={weeks.length}
      onKeyDown={keys}
    >
      <div role="row" className={styles.weekdays}>
        {weeks[0]?.map((each) => (
          <div key={each} role="columnheader" aria-label={weekdayName(each, 'long')} className={styles.weekday}>
            {weekdayName(each, 'short')}
          </div>
        ))}
      </div>
      {weeks.map((week) => (
        <div key={week[0]} role="row" className={styles.week}>
          {week.map((each) => (
            <DayCell
              key={each}
              day={each}
              posts={placement.get(each) ?? none}
              zone={zone}
              today={today}
              outside={monthOf(each) !== monthOf(day)}
              lines={lines}
              tabStop={each === stop}
            />
          ))}
        </div>
      ))}
      <DayPanel placement={placement} zone={zone} today={today} grid={grid} />
    </div>
  )
}
