import { create } from 'zustand'
import { type Lists, noLists } from '../../shared/plan/lists.ts'

interface ListsState {
  readonly lists: Lists
  setLists(lists: Lists): void
}

/** The open plan's lists as the worker last told them. */
export const useLists = create<ListsState>((set) => ({ lists: noLists, setLists: (lists) => set({ lists }) }))
