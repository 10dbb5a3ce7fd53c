import type { KeyboardEvent } from 'react'
import type { PostId, Status } from '../../../shared/plan/post.ts'
import { useSession } from '../../state/session.ts'
import { changePosts } from '../../state/undo.ts'
import type { BoardActions } from './board-actions.ts'
import { type BoardCommand, boardCommand } from './keys.ts'
import { cardTowards, statusBeside } from './moves.ts'
import type { BoardScene } from './use-board-actions.ts'
import { postCount } from './words.ts'

/** Where a key press happened, and what it needs to act. */
interface Press {
  readonly scene: BoardScene
  readonly actions: BoardActions
  readonly id: PostId
  readonly element: HTMLElement
}

const columnOf = ({ scene, id }: Press) => scene.columns.find((column) => column.cards.some((card) => card.id === id))

function shift(press: Press, direction: 'left' | 'right'): void {
  const from = columnOf(press)
  const to: Status | null = from === undefined ? null : statusBeside(from.status, direction)
  if (to === null) {
    press.scene.announce('There is no column further that way.')
    return
  }
  press.actions.move(press.actions.idsFor(press.id), to)
}

function remove(press: Press): void {
  const ids = press.actions.idsFor(press.id)
  const next = cardTowards(press.scene.columns, press.id, 'down')
  if (next !== null && next !== press.id) press.scene.focus(next)
  useSession.getState().select([])
  void changePosts(`Deleted ${postCount(ids.length)}`, ids, { deleted: true })
}

function step(press: Press, command: Extract<BoardCommand, { readonly kind: 'go' | 'extend' }>): void {
  const to = cardTowards(press.scene.columns, press.id, command.direction)
  if (to === null) return
  if (command.kind === 'extend') useSession.getState().select([...press.actions.idsFor(press.id), to])
  press.scene.focus(to)
}

function run(press: Press, command: BoardCommand): void {
  const { actions, id, element } = press
  const column = columnOf(press)
  if (command.kind === 'go' || command.kind === 'extend') step(press, command)
  else if (command.kind === 'shift') shift(press, command.direction)
  else if (command.kind === 'menu') actions.openMenu(id, element)
  else if (command.kind === 'toggle') actions.select(id, 'toggle')
  else if (command.kind === 'all') useSession.getState().select(column?.cards.map((card) => card.id) ?? [])
  else if (command.kind === 'clear') useSession.getState().select([])
  else if (command.kind === 'delete') remove(press)
  else if (column !== undefined) actions.startPost(column.status)
}

/** Answers the keys of a focused card; others pass. */
export function boardKeys(scene: BoardScene, actions: BoardActions) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const element = event.target
    if (!(element instanceof HTMLElement) || element.dataset.post === undefined) return
    const command = boardCommand(event)
    if (command === null) return
    // Escape with nothing selected is the window's, so that it can close the panel.
    if (command.kind === 'clear' && useSession.getState().selected.size === 0) return
    event.preventDefault()
    event.stopPropagation()
    run({ scene, actions, id: element.dataset.post, element }, command)
  }
}
