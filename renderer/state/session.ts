import { create } from 'zustand'
import type { PlanEntry } from '../../shared/ipc/plan-api.ts'
import type { PostId } from '../../shared/plan/post.ts'

/** The screens of the navigation rail that exist today. */
export type Screen = 'calendar' | 'board' | 'library' | 'team' | 'settings'

/** What the window shows: gone with the window, never sent to anyone. */
interface Session {
  readonly plan: PlanEntry | null
  readonly screen: Screen
  /** The post open in the detail panel. */
  readonly openPost: PostId | null
  /** Posts picked for a command that works on many. */
  readonly selected: ReadonlySet<PostId>
  readonly paletteOpen: boolean
  readonly importOpen: boolean
  enterPlan(plan: PlanEntry | null): void
  show(screen: Screen): void
  open(post: PostId | null): void
  select(posts: Iterable<PostId>): void
  setPalette(open: boolean): void
  setImport(open: boolean): void
}

/** What this window shows now. */
export const useSession = create<Session>((set) => ({
  plan: null,
  screen: 'calendar',
  openPost: null,
  selected: new Set(),
  paletteOpen: false,
  importOpen: false,
  enterPlan: (plan) => set({ plan, screen: 'calendar', openPost: null, selected: new Set() }),
  show: (screen) => set({ screen }),
  open: (openPost) => set({ openPost }),
  select: (posts) => set({ selected: new Set(posts) }),
  setPalette: (paletteOpen) => set({ paletteOpen }),
  setImport: (importOpen) => set({ importOpen }),
}))
