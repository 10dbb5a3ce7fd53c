import type { ComponentType } from 'react'
import { BoardScreen } from '../features/board/board.tsx'
import { CalendarScreen } from '../features/calendar/calendar.tsx'
import { LibraryScreen } from '../features/library/library.tsx'
import { TeamScreen } from '../features/team/team-screen.tsx'
import type { Screen } from '../state/session.ts'
import { Settings } from './settings/settings.tsx'

/** What the middle of the window shows. */
export const screens: Readonly<Record<Screen, ComponentType>> = {
  calendar: CalendarScreen,
  board: BoardScreen,
  library: LibraryScreen,
  team: TeamScreen,
  settings: Settings,
}
