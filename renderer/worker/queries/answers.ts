import type { BoardColumn } from '../../../shared/ipc/plan-api.ts'
import { dayOf } from '../../../shared/plan/buckets.ts'
import { cardMatches } from '../../../shared/plan/filter.ts'
import { type Card, type Filter, type PostId, type Status, statuses } from '../../../shared/plan/post.ts'

/** The ids that a filter's text allows; null when it has no text. */
export type TextMatches = ReadonlySet<PostId> | null

/** The board's columns. Cards come by time, archived and posted ones newest first, undated ones last and newest first. */
export function boardOf(
  cards: readonly Card[],
  filter: Filter,
  text: TextMatches,
  limit: number,
): readonly BoardColumn[] {
  const matches = matching(cards, filter, text)
  return statuses.map((status) => {
    const all = matches.filter((card) => card.status === status)
    return { status, total: all.length, cards: firstOf(all, status, limit) }
  })
}

/** The tray: undated posts that match and are not yet done with, newest first. */
export function trayOf(cards: readonly Card[], filter: Filter, text: TextMatches, limit: number) {
  const undated = matching(cards, filter, text).filter((card) => card.schedule === null && !isDone(card.status))
  return { total: undated.length, cards: undated.sort(newestFirst).slice(0, limit) }
}

/** Days that have posts, with their counts, oldest first. */
export function daysOf(cards: readonly Card[]): readonly { day: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { schedule } of cards) {
    if (schedule === null) continue
    const day = dayOf(schedule.instant)
    counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  return [...counts].map(([day, count]) => ({ day, count })).sort((a, b) => (a.day < b.day ? -1 : 1))
}

const isDone = (status: Status) => status === 'posted' || status === 'archived'

const matching = (cards: readonly Card[], filter: Filter, text: TextMatches) =>
  cards.filter((card) => (text === null || text.has(card.id)) && cardMatches(card, filter))

const newestFirst = (a: Card, b: Card) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1)

function firstOf(cards: readonly Card[], status: Status, limit: number): readonly Card[] {
  const dated = cards.filter((card) => card.schedule !== null)
  const undated = cards.filter((card) => card.schedule === null).sort(newestFirst)
  return [...(isDone(status) ? dated.reverse() : dated), ...undated].slice(0, limit)
}
