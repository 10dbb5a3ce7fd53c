import type { Card } from '../../../shared/plan/post.ts'
import { type KeptDay, readDays } from '../../database/days.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import { byTime, soundIn } from '../store/day-rows.ts'
import { LiveIndex } from './live-index.ts'

/** Every card of the plan. It lists all, dated ones by time. */
export type CardIndex = LiveIndex<Card>

/** The plan's card index, to be read from the day rows; `onRead` is told of all of them, damaged ones too. */
export const createCardIndex = (
  database: PlanDatabase,
  onRead: (rows: readonly KeptDay[]) => void = () => {},
): CardIndex =>
  new LiveIndex({
    async read() {
      const rows = await readDays(database)
      onRead(rows)
      return rows.flatMap(soundIn)
    },
    rowIn: ({ row }) => row?.card ?? null,
    list: (cards) => cards.sort(byTime),
  })
