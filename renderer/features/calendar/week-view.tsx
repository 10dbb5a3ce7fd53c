// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid the cells take the keyboard, not rows and headers.
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot share out the height of the window, nor hold a scale of hours.
import { useLayoutEffect, useMemo, useRef } from 'react'
import { wallIn } from '../../../shared/plan/schedule.ts'
import { type SlotWeek, slotWeek } from '../../../shared/plan/slots.ts'
import { useFilters } from '../../state/filters.ts'
import { useLists } from '../../state/lists.ts'
import { timeWords } from '../../state/times.ts'
import { useCalendarKeys } from './calendar-keys.ts'
import { useCalendar } from './calendar-store.ts'
import { DayPanel } from './day-panel.tsx'
import { type Day, weekOf } from './days.ts'
import { minutesOf, type Placed, type Placement } from './placing.ts'
import { useLanes } from './use-lanes.ts'
import { WeekDay } from './week-day.tsx'
import { hourHeight, openingAt } from './week-scale.ts'
import styles from './week-view.module.css'
import { dayName, dayNumber, weekdayName, weekName } from './words.ts'

interface WeekViewProps {
  /** A day of the week. */
  readonly day: Day
  readonly placement: Placement
  /** False until the posts of this week were read. */
  readonly ready: boolean
  readonly zone: string
  readonly planZone: string
  readonly today: Day
  readonly now: number
  readonly locale: string
}

const none: readonly Placed[] = []
const hours = Array.from({ length: 23 }, (_, index) => index + 1)

/** The slots of the channels that the filter lets through. */
function useShownSlots(): SlotWeek {
  const channels = useLists((state) => state.lists.channels)
  const shown = useFilters((state) => state.filter.channels)
  return useMemo(() => slotWeek(channels, shown), [channels, shown])
}

/** The week: seven days side by side, hours down. */
export function WeekView({ day, placement, ready, zone, planZone, today, now, locale }: WeekViewProps) {
  const grid = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const days = weekOf(day, locale)
  const keys = useCalendarKeys('week')
  const week = useShownSlots()
  const current = useCalendar((state) => state.current)
  const stop = current !== null && days.includes(current) ? current : day
  const minutesNow = minutesOf(wallIn(now, zone))
  const weekStart = days[0]
  const most = useLanes(scroller)
  const opened = useRef<Day | undefined>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a week is scrolled once, when it was read; not at every change.
  useLayoutEffect(() => {
    if (scroller.current === null || opened.current === weekStart) return
    const first = ready ? days.flatMap((each) => placement.get(each) ?? none)[0] : undefined
    scroller.current.scrollTop = openingAt(first?.minutes ?? null, scroller.current.clientHeight)
    if (ready) opened.current = weekStart
  }, [weekStart, ready])
  return (
    <div ref={grid} role="grid" aria-label={weekName(days)} className={styles.week} onKeyDown={keys}>
      <div role="row" className={styles.heads}>
        {days.map((each) => (
          <div
            key={each}
            role="columnheader"
            aria-label={dayName(each, today)}
            className={styles.head}
            data-today={each === today || undefined}
          >
            {weekdayName(each, 'short')} <span className={styles.number}>{dayNumber(each)}</span>
          </div>
        ))}
      </div>
      <div ref={scroller} className={styles.scroller}>
        <div className={styles.hours} aria-hidden="true">
          {hours.map((hour) => (
            <span key={hour} className={styles.hour} style={{ top: hour * hourHeight }}>
              {timeWords(hour * 3_600_000, 'UTC')}
            </span>
          ))}
        </div>
        <div role="row" className={styles.days} tabIndex={-1} style={{ height: 24 * hourHeight }}>
          {days.map((each) => (
            <WeekDay
              key={each}
              day={each}
              posts={placement.get(each) ?? none}
              zone={zone}
              planZone={planZone}
              week={week}
              today={today}
              minutesNow={each === today ? minutesNow : null}
              tabStop={each === stop}
              most={most}
            />
          ))}
        </div>
      </div>
      <DayPanel placement={placement} zone={zone} today={today} grid={grid} />
    </div>
  )
}
