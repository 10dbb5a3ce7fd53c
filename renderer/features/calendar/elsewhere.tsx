import { useCalendarFocus } from '../../state/calendar-focus.ts'
import { useFilters } from '../../state/filters.ts'
import { useReadOnly } from '../../state/standing.ts'
import { Button } from '../../ui/button.tsx'
import styles from './elsewhere.module.css'
import type { DayCount } from './list-rows.ts'
import { elsewhereWords } from './words.ts'

interface ElsewhereProps {
  /** "November 2026" */
  readonly period: string
  readonly days: readonly DayCount[]
  readonly filtered: boolean
}

/** Says where the posts are when the period on the screen has none. */
export function Elsewhere({ period, days, filtered }: ElsewhereProps) {
  const focusDay = useCalendarFocus((state) => state.focusDay)
  const clear = useFilters((state) => state.clear)
  const readOnly = useReadOnly() !== null
  const newest = days.at(-1)
  if (filtered) {
    return (
      <p className={styles.note}>
        No post in {period} matches the filter. <Button onPress={clear}>Clear the filter</Button>
      </p>
    )
  }
  if (newest === undefined) {
    return <p className={styles.note}>Nothing is planned yet.{!readOnly && ' Click a day to begin a post there.'}</p>
  }
  return (
    <p className={styles.note}>
      <span>
        Nothing in {period}. {elsewhereWords(days)}
      </span>
      <Button onPress={() => focusDay(newest.day)}>Show the newest</Button>
    </p>
  )
}
