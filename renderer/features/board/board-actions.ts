import type { PostId, Status } from '../../../shared/plan/post.ts'

/** What a click or key does to the selection: replace it, add or take away one, or take a range. */
export type SelectMode = 'one' | 'toggle' | 'range'

/** What cards and columns can ask the board to do. The object stays the same, so that cards need not render again. */
export interface BoardActions {
  open(id: PostId): void
  select(id: PostId, mode: SelectMode): void
  /** The posts that a command on this card is about: the selection it is part of, or itself. */
  idsFor(id: PostId): readonly PostId[]
  move(ids: readonly PostId[], status: Status): void
  openMenu(id: PostId, anchor: HTMLElement): void
  /** Notes that the card has the keyboard focus. */
  focused(id: PostId): void
  startPost(status: Status): void
  toggleColumn(status: Status): void
  showMore(): void
}

/** A card that is to get the keyboard focus once it is on the screen, in a certain column if one is named. */
export interface WantedFocus {
  readonly id: PostId
  readonly status: Status | null
}
