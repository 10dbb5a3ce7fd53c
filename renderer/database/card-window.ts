import { liveQuery, type Subscription } from 'dexie'
import { dayOf, startOfDay } from '../../shared/plan/buckets.ts'
import type { Card } from '../../shared/plan/post.ts'
import { type KeptDay, readDays } from './days.ts'
import type { PlanDatabase } from './plan-database.ts'
import { cardsIn } from './sound-rows.ts'

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
  let subscriptions: readonly Subscription[] = []
  let isStopped = false
  const follow = (all: readonly KeptDay[]) => {
    if (isStopped) return
    const parts = split(fromDay, toDay)
    const known = parts.map(({ from, to }) => cardsOf(all.filter(({ day }) => day >= from && day <= to)))
    onCards(known.flat())
    if (isStopped) return
    subscriptions = parts.map(({ from, to }, at) =>
      liveQuery(async () => readDays(database, from, to)).subscribe({
        next(rows) {
          const previous = known[at] ?? []
          const cards = keepSame(previous, cardsOf(rows))
          if (sameItems(previous, cards)) return
          known[at] = cards
          onCards(known.flat())
        },
        error: onError,
      }),
    )
  }
  // The first time in one piece: a plan that opens waits for one read and not for several.
  readDays(database, fromDay, toDay).then(follow, (error: unknown) => {
    if (!isStopped) onError(error)
  })
  return () => {
    isStopped = true
    for (const subscription of subscriptions) subscription.unsubscribe()
  }
}

const cardsOf = (rows: readonly KeptDay[]): readonly Card[] => rows.flatMap(cardsIn)

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
