import type { ComponentType } from 'react'
import { BoardScreen } from '../features/board/board.tsx'
import { CalendarScreen } from '../features/calendar/calendar.tsx'
import { TeamScreen } from '../features/team/team-screen.tsx'
import type { Screen } from '../state/session.ts'
import { Settings } from './settings/settings.tsx'

/** What the middle of the window shows. */
export const screens: Readonly<Record<Screen, ComponentType>> = {
  calendar: CalendarScreen,
  board: BoardScreen,
  team: TeamScreen,
  settings: Settings,
}
