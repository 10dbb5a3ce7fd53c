import { useEffect, useState } from 'react'
import type { Card } from '../../shared/plan/post.ts'
import { watchCards } from '../database/card-window.ts'
import { planDatabase } from './plan-database.ts'
import { useSession } from './session.ts'

const none: readonly Card[] = []

/** Cards as they are, and whether they have been read yet. */
export interface Cards {
  readonly cards: readonly Card[]
  /** False until the range was read once; the cards are then those of the range before, or none. */
  readonly ready: boolean
}

interface Read {
  readonly range: string
  readonly cards: readonly Card[]
}

/**
 * The dated cards of the open plan from one UTC day to another (`YYYY-MM-DD`, both included), live. For a view in
 * another zone ask for one more day on each side. While a new range is being read, the cards of the last one stay.
 */
export function useCardsIn(fromDay: string, toDay: string): Cards {
  const plan = useSession((session) => session.plan?.id ?? null)
  const range = `${plan} ${fromDay} ${toDay}`
  const [read, setRead] = useState<Read | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    if (plan === null) return
    const tell = (cards: readonly Card[]) => setRead({ range, cards })
    return watchCards(planDatabase(plan), fromDay, toDay, tell, setFailure)
  }, [plan, fromDay, toDay, range])
  // The storage is gone or damaged: the frame's error page says so.
  if (failure !== null) throw failure
  const samePlan = read?.range.startsWith(`${plan} `) ?? false
  return { cards: read !== null && samePlan ? read.cards : none, ready: read?.range === range }
}
