import type { Card } from '../../../shared/plan/post.ts'
import { wallIn } from '../../../shared/plan/schedule.ts'
import type { Day } from './days.ts'

/** A dated post where a person sees it: on a day and minute of the wall clock in the zone of the view. */
export interface Placed {
  readonly card: Card
  readonly instant: number
  readonly day: Day
  /** Minutes after midnight by the wall clock. */
  readonly minutes: number
}

/** The posts of each day, in order of time. Days without posts are absent. */
export type Placement = ReadonlyMap<Day, readonly Placed[]>

/** Minutes after midnight of a wall time `YYYY-MM-DDTHH:mm`. */
export const minutesOf = (wall: string): number => Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))

/** Where a card stands in a zone; null for an undated one. */
export function place(card: Card, zone: string): Placed | null {
  if (card.schedule === null) return null
  const { instant } = card.schedule
  const wall = wallIn(instant, zone)
  return { card, instant, day: wall.slice(0, 10), minutes: minutesOf(wall) }
}

const inOrder = (a: Placed, b: Placed) => a.instant - b.instant || (a.card.id < b.card.id ? -1 : 1)

/**
 * Puts cards on the days of a zone. Days whose posts are all the same as in `before` keep their very array, so that
 * only the days that changed are drawn again.
 */
export function placeCards(cards: readonly Card[], zone: string, before: Placement = new Map()): Placement {
  const days = new Map<Day, Placed[]>()
  for (const card of cards) {
    const placed = place(card, zone)
    if (placed === null) continue
    const day = days.get(placed.day)
    if (day === undefined) days.set(placed.day, [placed])
    else day.push(placed)
  }
  const kept = new Map<Day, readonly Placed[]>()
  for (const [day, posts] of days) {
    posts.sort(inOrder)
    const earlier = before.get(day)
    kept.set(day, earlier !== undefined && sameDay(earlier, posts) ? earlier : posts)
  }
  return kept
}

/** All cards in order of time. */
export const cardsInOrder = (placement: Placement): readonly Card[] =>
  [...placement.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, posts]) => posts.map((post) => post.card))

const sameDay = (a: readonly Placed[], b: readonly Placed[]) =>
  a.length === b.length && a.every((post, index) => samePlaced(post, b[index]))

// Reading keeps the cards that did not change as the same objects.
const samePlaced = (a: Placed, b: Placed | undefined) => a.card === b?.card && a.minutes === b.minutes
