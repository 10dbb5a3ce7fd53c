import type { Card, PostId } from '../../shared/plan/post.ts'
import { api } from './api.ts'
import { useAnswer } from './watch.ts'

/** A post's card as it is kept on this computer; null until it is known, and for a deleted post. */
export function useCard(id: PostId): Card | null {
  return useAnswer<Card | null>((tell) => api().queries.watchCard(id, tell), [id], null)
}
