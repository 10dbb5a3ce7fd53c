import { useMemo, useRef, useState } from 'react'
import { useLocale } from 'react-aria-components'
import { filterIsActive } from '../../../shared/plan/filter.ts'
import type { Card } from '../../../shared/plan/post.ts'
import { wallIn } from '../../../shared/plan/schedule.ts'
import { api } from '../../state/api.ts'
import { useCalendarFocus } from '../../state/calendar-focus.ts'
import { useFilters } from '../../state/filters.ts'
import { useLists } from '../../state/lists.ts'
import { type CalendarView, usePreferences } from '../../state/preferences.ts'
import { useSession } from '../../state/session.ts'
import { useViewZone } from '../../state/times.ts'
import { useCardsIn } from '../../state/use-cards.ts'
import { useAnswer } from '../../state/watch.ts'
import { InTurn } from '../../ui/in-turn.tsx'
import { ActionsProvider } from './actions.ts'
import styles from './calendar.module.css'
import { useCalendar } from './calendar-store.ts'
import { addDays, type Day, monthGrid, weekOf } from './days.ts'
import { Elsewhere } from './elsewhere.tsx'
import { Header } from './header.tsx'
import { type DayCount, reachBeyond } from './list-rows.ts'
import { ListView } from './list-view.tsx'
import { MonthView } from './month-view.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { type Placement, placeCards } from './placing.ts'
import { PostMenu } from './post-menu.tsx'
import { Tray } from './tray.tsx'
import { useCalendarActions } from './use-calendar-actions.ts'
import { useCalendarCommands } from './use-calendar-commands.ts'
import { useListSpan } from './use-list-span.ts'
import { useMatching } from './use-matching.ts'
import { useNarrow } from './use-narrow.ts'
import { useNow } from './use-now.ts'
import { useOrder } from './use-order.ts'
import { useSeenMonth } from './use-seen-month.ts'
import { WeekView } from './week-view.tsx'
import { monthName, shortMonth, weekName } from './words.ts'
import { ZoneButton } from './zone-button.tsx'

interface Period {
  readonly name: string
  readonly shortName: string
  readonly days: readonly Day[]
}

function periodOf(view: CalendarView, day: Day, locale: string): Period {
  if (view === 'week') {
    const days = weekOf(day, locale)
    return { name: weekName(days, locale), shortName: weekName(days, locale, 'without year'), days }
  }
  return { name: monthName(day, locale), shortName: shortMonth(day, locale), days: monthGrid(day, locale).flat() }
}

/** The posts of some days where they are seen; days that did not change keep their arrays. */
function usePlacement(from: Day, to: Day, zone: string): { readonly placement: Placement; readonly ready: boolean } {
  const { cards, ready } = useCardsIn(from, to)
  const matching = useMatching(cards)
  const before = useRef<Placement>(new Map())
  const placement = useMemo(() => placeCards(matching, zone, before.current), [matching, zone])
  before.current = placement
  return { placement, ready }
}

const trayPage = 200
const noTray: { readonly total: number; readonly cards: readonly Card[] } = { total: 0, cards: [] }
const noDays: readonly DayCount[] = []

/** The calendar: month, week and list over the same posts, with the undated ones beside. */
export function CalendarScreen() {
  useCalendarCommands()
  const root = useRef<HTMLDivElement>(null)
  const narrow = useNarrow(root)
  const { locale } = useLocale()
  const plan = useSession((state) => state.plan?.id)
  const zone = useViewZone()
  const planZone = useLists((state) => state.lists.plan.zone)
  const view = usePreferences((state) => state.calendarView)
  const trayOpen = usePreferences((state) => state.trayOpen)
  const filter = useFilters((state) => state.filter)
  const said = useCalendar((state) => state.said)
  const now = useNow()
  const today = wallIn(now, zone).slice(0, 10)
  const day = useCalendarFocus((state) => state.day) ?? today
  const [trayLimit, setTrayLimit] = useState(trayPage)
  const { shown: headerDay, onSeen } = useSeenMonth(view, day)
  const period = useMemo(() => periodOf(view, headerDay, locale), [view, headerDay, locale])
  const days = useAnswer((tell: (days: typeof noDays) => void) => api().queries.watchDays(tell), [plan], noDays)
  const span = useListSpan(days, day)
  // Rows are kept by UTC day: another zone's days reach into the ones beside.
  // And the composer goes on to the post before and after them.
  const around = reachBeyond(days, addDays(period.days[0] ?? day, -1), addDays(period.days.at(-1) ?? day, 1))
  const { from, to } = view === 'list' ? span : around
  const { placement, ready } = usePlacement(from, to, zone)
  const tray = useAnswer(
    (tell: (tray: typeof noTray) => void) => api().queries.watchTray(filter, trayLimit, tell),
    [plan, filter, trayLimit],
    noTray,
  )
  const shows = (each: Day) => (view === 'list' ? each >= from && each <= to : period.days.includes(each))
  useOrder(placement, tray.cards, shows)
  const actions = useCalendarActions({ placement, tray: tray.cards, viewZone: zone, planZone, today, shows })
  const filtered = filterIsActive(filter)
  const isEmpty = ready && !(view === 'list' ? placement.size > 0 : period.days.some((each) => placement.has(each)))
  const shown = { day, placement, zone, today, locale }
  return (
    <ActionsProvider value={actions}>
      <div ref={root} className={styles.calendar}>
        <Header day={headerDay} title={period.name} shortTitle={period.shortName} narrow={narrow} />
        <div className={styles.body}>
          {trayOpen && !narrow && (
            <Tray {...tray} zone={zone} filtered={filtered} onMore={() => setTrayLimit((limit) => limit + trayPage)} />
          )}
          <div className={styles.view}>
            {isEmpty && <Elsewhere period={period.name} days={days} filtered={filtered} />}
            <InTurn>
              {view === 'month' && <MonthView {...shown} />}
              {view === 'week' && <WeekView {...shown} ready={ready} now={now} planZone={planZone} />}
              {view === 'list' && <ListView {...shown} ready={ready} span={span} onSeen={onSeen} />}
            </InTurn>
          </div>
        </div>
        {narrow && (
          <footer className={styles.foot}>
            <ZoneButton day={headerDay} />
          </footer>
        )}
        <PostMenu />
        <MoveDialog />
        <p className={styles.said} role="status">
          {said}
        </p>
      </div>
    </ActionsProvider>
  )
}
