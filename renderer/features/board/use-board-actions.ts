import { useMemo, useRef } from 'react'
import type { BoardColumn } from '../../../shared/ipc/plan-api.ts'
import type { Card, PostId, Status } from '../../../shared/plan/post.ts'
import { startPost } from '../../state/new-post.ts'
import { useSequence } from '../../state/sequence.ts'
import { useSession } from '../../state/session.ts'
import { changePosts, useUndo } from '../../state/undo.ts'
import type { BoardActions, SelectMode } from './board-actions.ts'
import { cardsBetween, planMove } from './moves.ts'
import { movedWords } from './words.ts'

/** What the actions read and change: the board as it is when they run. */
export interface BoardScene {
  readonly columns: readonly BoardColumn[]
  /** The card that the keyboard is on. */
  readonly current: PostId | null
  /** Brings the keyboard to a card, once it is on the screen (and in the named column). */
  focus(id: PostId, status?: Status): void
  focused(id: PostId): void
  openMenu(id: PostId, anchor: HTMLElement): void
  /** Asks for a time for undated posts; all of `ids` are then scheduled. */
  askTime(ids: readonly PostId[], undated: readonly PostId[]): void
  toggleColumn(status: Status): void
  showMore(): void
  announce(words: string): void
}

const allCards = (columns: readonly BoardColumn[]): readonly Card[] => columns.flatMap((column) => column.cards)

function nextSelection(scene: BoardScene, id: PostId, mode: SelectMode): Iterable<PostId> {
  const { selected } = useSession.getState()
  if (mode === 'one') return [id]
  if (mode === 'range') return [...selected, ...cardsBetween(scene.columns, scene.current ?? id, id)]
  return selected.has(id) ? [...selected].filter((other) => other !== id) : [...selected, id]
}

function idsFor(scene: BoardScene, id: PostId): readonly PostId[] {
  const { selected } = useSession.getState()
  if (!selected.has(id)) return [id]
  return allCards(scene.columns)
    .filter((card) => selected.has(card.id))
    .map((card) => card.id)
}

function move(scene: BoardScene, ids: readonly PostId[], status: Status): void {
  const cards = allCards(scene.columns).filter((card) => ids.includes(card.id))
  const plan = planMove(cards, status)
  if (plan.kind === 'needs-time') scene.askTime(plan.ids, plan.undated)
  if (plan.kind !== 'change') return
  if (scene.current !== null && plan.ids.includes(scene.current)) scene.focus(scene.current, status)
  const words = movedWords(plan.ids.length, status)
  void changePosts(words, plan.ids, { status }).then(
    () => scene.announce(words),
    () => useUndo.getState().notify('That move could not be saved. The posts are where they were; try again.'),
  )
}

/** The board's actions, always working on the newest scene, in an object that never changes. */
export function useBoardActions(scene: BoardScene): BoardActions {
  const latest = useRef(scene)
  latest.current = scene
  return useMemo<BoardActions>(
    () => ({
      open: (id) => {
        useSequence.getState().setIds(allCards(latest.current.columns).map((card) => card.id))
        useSession.getState().open(id)
      },
      select: (id, mode) => useSession.getState().select(nextSelection(latest.current, id, mode)),
      idsFor: (id) => idsFor(latest.current, id),
      move: (ids, status) => move(latest.current, ids, status),
      openMenu: (id, anchor) => latest.current.openMenu(id, anchor),
      focused: (id) => latest.current.focused(id),
      startPost: (status) => void startPost({ status }),
      toggleColumn: (status) => latest.current.toggleColumn(status),
      showMore: () => latest.current.showMore(),
    }),
    [],
  )
}
