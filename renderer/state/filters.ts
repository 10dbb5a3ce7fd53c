import { create } from 'zustand'
import { emptyFilter } from '../../shared/plan/filter.ts'
import type { Filter } from '../../shared/plan/post.ts'

interface Filters {
  readonly filter: Filter
  setFilter(patch: Partial<Filter>): void
  clear(): void
}

/** One filter, shared by calendar, board and list. */
export const useFilters = create<Filters>((set) => ({
  filter: emptyFilter,
  setFilter: (patch) => set((state) => ({ filter: { ...state.filter, ...patch } })),
  clear: () => set({ filter: emptyFilter }),
}))
