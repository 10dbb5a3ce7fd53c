import { watchCards } from '../../../renderer/database/card-window.ts'
import { PlanDatabase } from '../../../renderer/database/plan-database.ts'
import { dayOf } from '../../../shared/plan/buckets.ts'
import type { Opened } from './bench-page.ts'

/** The month as the calendar reads it: one day more on each side, then the cards of the month. */
export function liveQueryMonth(planId: string, from: number, to: number): Promise<Opened> {
  const start = performance.now()
  const database = new PlanDatabase(planId)
  return new Promise((resolve, reject) => {
    const stop = watchCards(
      database,
      dayOf(from - 86_400_000),
      dayOf(to + 86_400_000),
      (cards) => {
        const inMonth = cards.filter(
          ({ schedule }) => schedule !== null && schedule.instant >= from && schedule.instant < to,
        )
        const ms = performance.now() - start
        queueMicrotask(() => stop())
        resolve({ ms, cards: inMonth.length, first: inMonth[0]?.id ?? '' })
      },
      reject,
    )
  })
}
