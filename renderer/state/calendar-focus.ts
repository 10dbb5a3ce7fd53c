import { create } from 'zustand'

interface CalendarFocus {
  /** The wall day (`YYYY-MM-DD`) around which the calendar shows its period; null follows today. */
  readonly day: string | null
  focusDay(day: string | null): void
}

/** Where the calendar looks: other screens send it to a day. */
export const useCalendarFocus = create<CalendarFocus>((set) => ({ day: null, focusDay: (day) => set({ day }) }))
