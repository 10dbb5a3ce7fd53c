import { useMemo } from 'react'
import { useCalendarFocus } from '../../state/calendar-focus.ts'
import { useAddCommands } from '../../state/commands.ts'
import { type CalendarView, usePreferences } from '../../state/preferences.ts'

const show = (calendarView: CalendarView) => () => usePreferences.getState().set({ calendarView })

/** The calendar's part of the command palette. */
export function useCalendarCommands(): void {
  const commands = useMemo(
    () => [
      {
        id: 'calendar-today',
        label: 'Go to today',
        keywords: 'calendar now',
        shortcut: 't',
        run: () => useCalendarFocus.getState().focusDay(null),
      },
      { id: 'calendar-month', label: 'Show the month', keywords: 'calendar view', run: show('month') },
      { id: 'calendar-week', label: 'Show the week', keywords: 'calendar view hours', run: show('week') },
      { id: 'calendar-list', label: 'Show the list', keywords: 'calendar view agenda', run: show('list') },
      {
        id: 'calendar-tray',
        label: 'Show or hide undated posts',
        keywords: 'calendar tray ideas',
        run: () => usePreferences.setState(({ trayOpen }) => ({ trayOpen: !trayOpen })),
      },
    ],
    [],
  )
  useAddCommands(commands)
}
