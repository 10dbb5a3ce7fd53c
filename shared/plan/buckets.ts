import type { Card } from './post.ts'

/** The UTC day of a moment, `YYYY-MM-DD`. */
export const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)

/** The first moment of a UTC day. */
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`)

const undated = 'u:'

/**
 * The row in which a card is kept: that of its UTC day, or for an undated post that of the day on which it was made,
 * shared out by the last digit of its id so that a large import into the tray does not make one huge row.
 * Keys of undated rows sort after all days.
 */
export function bucketOf(card: Pick<Card, 'id' | 'schedule' | 'createdAt'>): string {
  return card.schedule === null
    ? `${undated}${dayOf(card.createdAt)}:${card.id.slice(-1)}`
    : dayOf(card.schedule.instant)
}
