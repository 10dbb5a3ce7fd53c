import { bucketOf } from '../../../shared/plan/buckets.ts'
import type { Card, PostId } from '../../../shared/plan/post.ts'
import { isDocId } from '../../../shared/replica/ids.ts'
import { type KeptDay, readDay } from '../../database/days.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import { cardsIn } from '../../database/sound-rows.ts'

/** A card's way from the row where it was to what it is now. */
export interface CardMove {
  readonly id: PostId
  readonly from: string | null
  readonly card: Card | null
}

/** Rewrites the day rows that the moves touch. Must run inside a transaction over `days`. */
export async function moveCards(database: PlanDatabase, moves: readonly CardMove[]): Promise<void> {
  const changes = new Map<string, Map<PostId, Card | null>>()
  const note = (bucket: string, id: PostId, card: Card | null) => {
    const inBucket = changes.get(bucket) ?? new Map<PostId, Card | null>()
    changes.set(bucket, inBucket.set(id, card))
  }
  for (const { id, from, card } of moves) {
    if (from !== null) note(from, id, null)
    if (card !== null) note(bucketOf(card), id, card)
  }
  const buckets = [...changes.keys()]
  const rows = await database.days.bulkGet(buckets)
  const kept = buckets.map((day, index) => ({ day, cards: merge(cardsIn(rows[index]), changes.get(day)) }))
  await database.days.bulkPut(kept.filter((row) => row.cards.length > 0))
  const empty = kept.filter((row, index) => row.cards.length === 0 && rows[index] !== undefined)
  if (empty.length > 0) await database.days.bulkDelete(empty.map((row) => row.day))
}

/** The cards of a row of a day that tell of documents. */
export const soundIn = (row: KeptDay): readonly Card[] => cardsIn(row).filter(({ id }) => isDocId(id))

/** Leaves in a row of a day only the cards that can be shown: none if the disk does not give it. */
export async function putSoundCards(database: PlanDatabase, day: string): Promise<void> {
  const cards = soundIn(await readDay(database, day))
  // In two steps: a row that cannot be read cannot be written over everywhere.
  await database.days.delete(day)
  if (cards.length > 0) await database.days.put({ day, cards })
}

/** Orders cards by time, undated ones by id. */
export const byTime = (a: Card, b: Card): number =>
  (a.schedule?.instant ?? 0) - (b.schedule?.instant ?? 0) || (a.id < b.id ? -1 : 1)

function merge(cards: readonly Card[], changes: ReadonlyMap<PostId, Card | null> = new Map()): readonly Card[] {
  const others = cards.filter((card) => !changes.has(card.id))
  const now = [...changes.values()].filter((card) => card !== null)
  return now.length === 0 ? others : [...others, ...now].sort(byTime)
}
