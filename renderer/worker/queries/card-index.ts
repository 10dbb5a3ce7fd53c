import type { Card } from '../../../shared/plan/post.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import { byTime } from '../store/day-rows.ts'
import { LiveIndex } from './live-index.ts'

/** Every card of the plan. It lists all, dated ones by time. */
export type CardIndex = LiveIndex<Card>

/** The plan's card index, to be read from the day rows. */
export const createCardIndex = (database: PlanDatabase): CardIndex =>
  new LiveIndex({
    read: async () => (await database.days.toArray()).flatMap(({ cards }) => cards),
    rowIn: ({ row }) => row?.card ?? null,
    list: (cards) => cards.sort(byTime),
  })
