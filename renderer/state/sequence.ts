import { create } from 'zustand'
import type { PostId } from '../../shared/plan/post.ts'

interface Sequence {
  /** The posts in the order in which the current screen shows them. */
  readonly ids: readonly PostId[]
  setIds(ids: readonly PostId[]): void
}

/** What "previous post" and "next post" mean in the composer: each screen puts its own order here. */
export const useSequence = create<Sequence>((set) => ({ ids: [], setIds: (ids) => set({ ids }) }))

/** The posts before and after one in an order; null where there is none, or when the order does not hold it. */
export function neighbours(ids: readonly PostId[], id: PostId): { previous: PostId | null; next: PostId | null } {
  const at = ids.indexOf(id)
  if (at < 0) return { previous: null, next: null }
  return { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null }
}
