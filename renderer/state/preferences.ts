import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** The ways in which the calendar shows posts. */
export type CalendarView = 'month' | 'week' | 'list'

/** How this person likes to see things on this computer: kept locally, never sent to anyone. */
interface Preferences {
  readonly theme: 'system' | 'light' | 'dark'
  readonly density: 'comfortable' | 'compact'
  readonly calendarView: CalendarView
  /** The zone in which this person views times; null follows the plan's. */
  readonly viewZone: string | null
  readonly panelWidth: number
  readonly trayOpen: boolean
  /** Which parts of the composer this person has folded away or opened, by the part; those left alone are as they come. */
  readonly openFolds: Readonly<Record<string, boolean>>
  /** Whether words are marked that no dictionary knows. */
  readonly spelling: boolean
  /** Whether this computer reaches teams over the internet too, or on its own network alone. */
  readonly internet: boolean
  set(patch: Partial<Omit<Preferences, 'set'>>): void
}

/** This person’s preferences on this computer, kept in its local storage. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      theme: 'system',
      density: 'comfortable',
      calendarView: 'month',
      viewZone: null,
      panelWidth: 480,
      trayOpen: true,
      openFolds: {},
      spelling: true,
      internet: true,
      set: (patch) => set(patch),
    }),
    { name: 'placard-preferences' },
  ),
)
