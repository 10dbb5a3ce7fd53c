import { useMemo, useRef } from 'react'
import type { BoardColumn } from '../../../shared/ipc/plan-api.ts'
import type { Card, PostId, Schedule, Status } from '../../../shared/plan/post.ts'
import { api } from '../../state/api.ts'
import { startPost } from '../../state/new-post.ts'
import { useSequence } from '../../state/sequence.ts'
import { useSession } from '../../state/session.ts'
import { hasApproversNow } from '../../state/standing.ts'
import { changePosts, saysNotApprover, useUndo } from '../../state/undo.ts'
import { unapprovedWords } from '../../ui/approval-words.ts'
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
  /** Asks when so many posts go out; `then` is not called if the person thinks better of it. */
  askTime(count: number, then: (schedule: Schedule) => void): void
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

const failed = () =>
  useUndo.getState().notify('That move could not be saved. The posts are where they were; try again.')

function follow(scene: BoardScene, ids: readonly PostId[], status: Status): void {
  if (scene.current !== null && ids.includes(scene.current)) scene.focus(scene.current, status)
}

function move(scene: BoardScene, ids: readonly PostId[], status: Status): void {
  const cards = allCards(scene.columns).filter((card) => ids.includes(card.id))
  const plan = planMove(cards, status)
  if (plan.kind === 'nothing') return
  const words = movedWords(plan.ids.length, status)
  if (status === 'approved' && saysNotApprover()) return
  const moved = cards.filter(({ id }) => plan.ids.includes(id))
  const aside = status === 'scheduled' && hasApproversNow() ? unapprovedWords(moved) : ''
  const run = (work: Promise<boolean>) => {
    follow(scene, plan.ids, status)
    void work.then((done) => done && scene.announce(`${words}${aside}`), failed)
  }
  if (plan.kind === 'change') run(changePosts(words, plan.ids, { status }, aside))
  else scene.askTime(plan.undated.length, (when) => run(scheduleAll({ words, aside }, plan.ids, plan.undated, when)))
}

/** Schedules posts of which some have a time already, as one step of undo. */
async function scheduleAll(
  { words, aside }: { readonly words: string; readonly aside: string },
  ids: readonly PostId[],
  undated: readonly PostId[],
  schedule: Schedule,
): Promise<boolean> {
  const dated = ids.filter((id) => !undated.includes(id))
  const { posts } = api()
  const [first, second] = await Promise.all([
    posts.change(undated, { status: 'scheduled', schedule }),
    posts.change(dated, { status: 'scheduled' }),
  ])
  useUndo.getState().push({ label: words, inverse: { changes: [...first.changes, ...second.changes] } }, aside)
  return true
}

function start(scene: BoardScene, status: Status): void {
  if (status === 'scheduled') scene.askTime(1, (schedule) => void startPost({ status, schedule }))
  else void startPost({ status })
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
      startPost: (status) => start(latest.current, status),
      toggleColumn: (status) => latest.current.toggleColumn(status),
      showMore: () => latest.current.showMore(),
    }),
    [],
  )
}
