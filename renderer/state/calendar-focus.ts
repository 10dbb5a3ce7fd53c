import { create } from 'zustand'

interface CalendarFocus {
  /** The wall day (`YYYY-MM-DD`) around which the calendar shows its period; null follows today. */
  readonly day: string | null
  /** How often it was sent somewhere: going to the same day again is a new wish. */
  readonly jumps: number
  focusDay(day: string | null): void
}

/** Where the calendar looks: other screens send it to a day. */
export const useCalendarFocus = create<CalendarFocus>((set) => ({
  day: null,
  jumps: 0,
  focusDay: (day) => set(({ jumps }) => ({ day, jumps: jumps + 1 })),
}))
