import { useMemo } from 'react'
import { cardMatches } from '../../../shared/plan/filter.ts'
import type { Card, PostId } from '../../../shared/plan/post.ts'
import { api } from '../../state/api.ts'
import { useFilters } from '../../state/filters.ts'
import { useSession } from '../../state/session.ts'
import { useAnswer } from '../../state/watch.ts'

/** The cards that match the filter shared by all views. */
export function useMatching(cards: readonly Card[]): readonly Card[] {
  const plan = useSession((state) => state.plan?.id)
  const filter = useFilters((state) => state.filter)
  const matches = useAnswer<ReadonlySet<PostId> | null>(
    (tell) => api().queries.watchTextMatches(filter.text, tell),
    [plan, filter.text],
    null,
  )
  return useMemo(
    () => cards.filter((card) => cardMatches(card, filter) && (filter.text === '' || (matches?.has(card.id) ?? true))),
    [cards, filter, matches],
  )
}
