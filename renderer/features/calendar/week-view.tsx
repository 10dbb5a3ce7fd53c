// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid the cells take the keyboard, not rows and headers.
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot share out the height of the window, nor hold a scale of hours.
import { useLayoutEffect, useRef } from 'react'
import { wallIn } from '../../../shared/plan/schedule.ts'
import { timeWords } from '../../state/times.ts'
import { useCalendarKeys } from './calendar-keys.ts'
import { useCalendar } from './calendar-store.ts'
import { type Day, weekOf } from './days.ts'
import { minutesOf, type Placed, type Placement } from './placing.ts'
import { WeekDay } from './week-day.tsx'
import { hourHeight, pixelsOf } from './week-scale.ts'
import styles from './week-view.module.css'
import { dayName, dayNumber, weekdayName, weekName } from './words.ts'

interface WeekViewProps {
  /** A day of the week. */
  readonly day: Day
  readonly placement: Placement
  readonly zone: string
  readonly planZone: string
  readonly today: Day
  readonly now: number
  readonly locale: string
}

const none: readonly Placed[] = []
const hours = Array.from({ length: 23 }, (_, index) => index + 1)
const firstHourShown = 7.5

/** Shows the morning, or the first post where that would be out of sight. */
function scrollToMorning(scroller: HTMLElement | null, earliest: number): void {
  if (scroller === null) return
  const morning = firstHourShown * hourHeight
  const first = pixelsOf(earliest - 60)
  const unseen = earliest < 24 * 60 && (first < morning || first > morning + scroller.clientHeight - hourHeight)
  scroller.scrollTop = unseen ? first : morning
}

/** The week: seven days side by side, hours down. */
export function WeekView({ day, placement, zone, planZone, today, now, locale }: WeekViewProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const days = weekOf(day, locale)
  const keys = useCalendarKeys('week')
  const current = useCalendar((state) => state.current)
  const stop = current !== null && days.includes(current) ? current : day
  const minutesNow = minutesOf(wallIn(now, zone))
  const weekStart = days[0]
  const earliest = Math.min(...days.map((each) => placement.get(each)?.[0]?.minutes ?? 24 * 60))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a week is scrolled to its morning once, not at every change.
  useLayoutEffect(() => scrollToMorning(scroller.current, earliest), [weekStart, earliest === 24 * 60])
  return (
    <div role="grid" aria-label={weekName(days)} className={styles.week} onKeyDown={keys}>
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
              today={today}
              minutesNow={each === today ? minutesNow : null}
              tabStop={each === stop}
            />
          ))}
        </div>
      </div>
    </div>
  )
}
