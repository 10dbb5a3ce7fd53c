import { liveQuery, type Subscription } from 'dexie'
import { dayOf, startOfDay } from '../../shared/plan/buckets.ts'
import type { Card } from '../../shared/plan/post.ts'
import type { PlanDatabase } from './plan-database.ts'

const dayLength = 86_400_000
/** A range is read in at most this many pieces; a change reads only its own piece again. */
const pieces = 4
const shortestPiece = 14

/**
 * The cards of a range of UTC days (both included), told when all have been read and after each change. Cards that did
 * not change stay the same objects.
 */
export function watchCards(
  database: PlanDatabase,
  fromDay: string,
  toDay: string,
  onCards: (cards: readonly Card[]) => void,
  onError: (error: unknown) => void,
): () => void {
  const parts = split(fromDay, toDay)
  const read: (readonly Card[] | undefined)[] = parts.map(() => undefined)
  const subscriptions: Subscription[] = parts.map(({ from, to }, at) =>
    liveQuery(() => database.days.where('day').between(from, to, true, true).toArray()).subscribe({
      next(rows) {
        const previous = read[at]
        const cards = keepSame(
          previous ?? [],
          rows.flatMap((row) => row.cards),
        )
        if (previous !== undefined && sameItems(previous, cards)) return
        read[at] = cards
        const known = read.filter((part) => part !== undefined)
        if (known.length === parts.length) onCards(known.flat())
      },
      error: onError,
    }),
  )
  return () => {
    for (const subscription of subscriptions) subscription.unsubscribe()
  }
}

function split(fromDay: string, toDay: string): readonly { readonly from: string; readonly to: string }[] {
  const first = startOfDay(fromDay)
  const last = startOfDay(toDay)
  const step = Math.max(shortestPiece, Math.ceil((last - first + dayLength) / dayLength / pieces)) * dayLength
  const parts: { from: string; to: string }[] = []
  for (let start = first; start <= last; start += step) {
    parts.push({ from: dayOf(start), to: dayOf(Math.min(last, start + step - dayLength)) })
  }
  return parts
}

/** Every read makes new objects; tiles compare by identity. */
function keepSame(before: readonly Card[], after: readonly Card[]): readonly Card[] {
  if (before.length === 0) return after
  const known = new Map(before.map((card) => [card.id, card]))
  return after.map((card) => {
    const old = known.get(card.id)
    return old !== undefined && JSON.stringify(old) === JSON.stringify(card) ? old : card
  })
}

const sameItems = (a: readonly Card[], b: readonly Card[]) =>
  a.length === b.length && a.every((card, index) => card === b[index])
