import { addDays, type Day } from './days.ts'
import type { Placed, Placement } from './placing.ts'

/** A line of the list: the heading of a day, or one post. */
export type ListRow =
  | { readonly kind: 'day'; readonly day: Day; readonly count: number }
  | { readonly kind: 'post'; readonly post: Placed }

/** The lines of the list: every day that has posts, in order, with its posts below. */
export const listRows = (placement: Placement): readonly ListRow[] =>
  [...placement.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([day, posts]): ListRow[] => [
      { kind: 'day', day, count: posts.length },
      ...posts.map((post): ListRow => ({ kind: 'post', post })),
    ])

/** A day that has posts, as the worker counts them. */
export interface DayCount {
  readonly day: Day
  readonly count: number
}

/** Days from and to, both included, as places in a list of days. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The nearest days with posts before and after some days; those days themselves where there are none. */
export const reachBeyond = (
  days: readonly DayCount[],
  from: Day,
  to: Day,
): { readonly from: Day; readonly to: Day } => ({
  from: days.findLast((each) => each.day < from)?.day ?? from,
  to: days.find((each) => each.day > to)?.day ?? to,
})

/** Where a day stands, or would stand, in a list of days in order. */
export function placeOf(days: readonly DayCount[], day: Day): number {
  const index = days.findIndex((each) => each.day >= day)
  return index < 0 ? Math.max(0, days.length - 1) : index
}

/** Widens a span until it holds so many posts more on one side, or the days end. */
export function widen(days: readonly DayCount[], span: Span, side: 'earlier' | 'later', posts: number): Span {
  const step = side === 'earlier' ? -1 : 1
  let edge = side === 'earlier' ? span.from : span.to
  for (let gained = 0; gained < posts; gained += days[edge]?.count ?? 0) {
    if (days[edge + step] === undefined) break
    edge += step
  }
  return side === 'earlier' ? { ...span, from: edge } : { ...span, to: edge }
}

/** The days that a span reads: one more on each side, because zones differ in where a day ends. */
export function spanDays(days: readonly DayCount[], span: Span): { readonly from: Day; readonly to: Day } | null {
  const from = days[span.from]
  const to = days[span.to]
  return from === undefined || to === undefined ? null : { from: addDays(from.day, -1), to: addDays(to.day, 1) }
}
