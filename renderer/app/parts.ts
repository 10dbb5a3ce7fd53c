import type { ComponentType } from 'react'
import { CalendarScreen } from '../features/calendar/calendar.tsx'
import type { Screen } from '../state/session.ts'
import { loadAhead, part } from './part.tsx'

const Board = part(async () => (await import('../features/board/board.tsx')).BoardScreen)
const Library = part(async () => (await import('../features/library/library.tsx')).LibraryScreen)
const Team = part(async () => (await import('../features/team/team-screen.tsx')).TeamScreen)
const Settings = part(async () => (await import('./settings/settings.tsx')).Settings)

/** What the middle of the window shows; the calendar is what people see first. */
export const screens: Readonly<Record<Screen, ComponentType>> = {
  calendar: CalendarScreen,
  board: Board,
  library: Library,
  team: Team,
  settings: Settings,
}

/** The post that is open. */
export const Composer = part(async () => (await import('../features/composer/composer.tsx')).Composer)

/** The way to everything by a few letters. */
export const Palette = part(async () => (await import('./palette.tsx')).Palette)

/** The import of a file. */
export const ImportDialog = part(async () => (await import('../features/import/import-dialog.tsx')).ImportDialog)

/** Changes that travel as a file. */
export const BundleDialog = part(async () => (await import('../features/bundle/bundle-dialog.tsx')).BundleDialog)

/** The way into someone else's plan. */
export const JoinDialog = part(async () => (await import('./join-dialog.tsx')).JoinDialog)

/** Answers to what people ask, and all shortcuts. */
export const Help = part(async () => (await import('./help/help.tsx')).Help)

/** Loads the other screens and the composer, what is wanted soonest first. */
export const loadOtherParts = (): void => loadAhead([Composer, Board, Library, Team, Settings])
