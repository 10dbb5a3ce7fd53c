import { create } from 'zustand'
import type { Lists } from '../../shared/plan/lists.ts'

const noLists: Lists = { plan: { name: '', zone: 'UTC' }, channels: [], tags: [], campaigns: [], members: [] }

interface ListsState {
  readonly lists: Lists
  setLists(lists: Lists): void
}

/** The open plan's lists as the worker last told them. */
export const useLists = create<ListsState>((set) => ({ lists: noLists, setLists: (lists) => set({ lists }) }))
