import { create } from 'zustand'
import type { LibraryFilter } from '../../../shared/ipc/library-api.ts'
import type { AssetId } from '../../../shared/plan/asset.ts'

/** The filter that shows everything. */
export const noFilter: LibraryFilter = {
  text: '',
  kind: null,
  folder: null,
  tags: [],
  starred: false,
  unclear: false,
  unused: false,
  alike: false,
}

/** Assets that are asked for at first, and how many more each time the end comes near. */
const page = 200

interface LibraryState {
  readonly filter: LibraryFilter
  readonly limit: number
  /** Assets picked for a command that works on many. */
  readonly selected: ReadonlySet<AssetId>
  /** The asset that the keyboard is on. */
  readonly current: AssetId | null
  /** The asset whose details are shown. */
  readonly open: AssetId | null
  /** Shows only what the patch says: places in the Library exclude each other, the words go with them. */
  goTo(place: Partial<LibraryFilter>): void
  find(text: string): void
  showMore(): void
  select(ids: Iterable<AssetId>): void
  focus(id: AssetId): void
  setOpen(id: AssetId | null): void
  /** Puts away what was searched and looked at; the place stays. */
  leave(): void
  /** Shows everything, and the details of this one. */
  openAlone(id: AssetId): void
}

/** What the Library shows and has picked: of this window alone, gone with it. */
export const useLibrary = create<LibraryState>((set) => ({
  filter: noFilter,
  limit: page,
  selected: new Set(),
  current: null,
  open: null,
  goTo: (place) =>
    set(({ filter }) => ({ filter: { ...noFilter, text: filter.text, ...place }, limit: page, selected: new Set() })),
  find: (text) => set(({ filter }) => ({ filter: { ...filter, text }, limit: page })),
  showMore: () => set(({ limit }) => ({ limit: limit + page })),
  select: (ids) => set({ selected: new Set(ids) }),
  focus: (current) => set({ current }),
  setOpen: (open) => set({ open }),
  leave: () => set(({ filter }) => ({ filter: { ...filter, text: '' }, limit: page, selected: new Set(), open: null })),
  openAlone: (id) => set({ filter: noFilter, limit: page, selected: new Set(), current: id, open: id }),
}))
