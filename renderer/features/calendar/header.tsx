import { ChevronLeft, ChevronRight, PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { useCalendarFocus } from '../../state/calendar-focus.ts'
import { type CalendarView, usePreferences } from '../../state/preferences.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ScreenControls, ScreenTitle } from '../../ui/screen-slots.tsx'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import { DateJump } from './date-jump.tsx'
import { addDays, addMonths, type Day, monthOf } from './days.ts'
import styles from './header.module.css'
import { ZoneButton } from './zone-button.tsx'

const views = [
  { id: 'month', name: 'Month' },
  { id: 'week', name: 'Week' },
  { id: 'list', name: 'List' },
] as const

interface HeaderProps {
  readonly day: Day
  readonly title: string
  /** The title where room is scarce. */
  readonly shortTitle: string
  /** True where only the way to another period has room. */
  readonly narrow: boolean
}

const step = (view: CalendarView, day: Day, count: number): Day =>
  view === 'week' ? addDays(day, 7 * count) : addMonths(`${monthOf(day)}-01`, count)

/** Which stretch of time is shown and how, and the way to another. */
export function Header({ day, title, shortTitle, narrow }: HeaderProps) {
  const view = usePreferences((state) => state.calendarView)
  const trayOpen = usePreferences((state) => state.trayOpen)
  const set = usePreferences((state) => state.set)
  const focusDay = useCalendarFocus((state) => state.focusDay)
  const unit = view === 'week' ? 'week' : 'month'
  return (
    <>
      <ScreenTitle>
        <DateJump day={day} title={title} shortTitle={shortTitle} onJump={focusDay} />
      </ScreenTitle>
      <ScreenControls>
        <div className={styles.steps}>
          <IconButton label={`Previous ${unit}`} icon={ChevronLeft} onPress={() => focusDay(step(view, day, -1))} />
          <Button variant="plain" onPress={() => focusDay(null)}>
            Today
          </Button>
          <IconButton label={`Next ${unit}`} icon={ChevronRight} onPress={() => focusDay(step(view, day, 1))} />
        </div>
        <SegmentedControl label="View" items={views} value={view} onChange={(calendarView) => set({ calendarView })} />
        {narrow || (
          <>
            <IconButton
              label={trayOpen ? 'Hide undated posts' : 'Show undated posts'}
              icon={trayOpen ? PanelLeftClose : PanelLeftOpen}
              onPress={() => set({ trayOpen: !trayOpen })}
            />
            <div className={styles.zone}>
              <ZoneButton day={day} />
            </div>
          </>
        )}
      </ScreenControls>
    </>
  )
}
