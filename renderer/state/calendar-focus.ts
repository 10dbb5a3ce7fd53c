import { create } from 'zustand'

interface CalendarFocus {
  /** The day around which the calendar shows its month, week or list (`YYYY-MM-DD`); null means today. */
  readonly day: string | null
  show(day: string | null): void
}

/** Where the calendar is: kept while other screens are shown, and set by whoever wants to show a day. */
export const useCalendarFocus = create<CalendarFocus>((set) => ({ day: null, show: (day) => set({ day }) }))
