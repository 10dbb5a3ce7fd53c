import { type KeyboardEvent, type MouseEvent, memo, useCallback, useRef } from 'react'
import type { Card } from '../../../shared/plan/post.ts'
import { useSession } from '../../state/session.ts'
import type { BoardActions } from './board-actions.ts'
import styles from './card.module.css'
import { CardFace } from './card-face.tsx'
import { useDraggable } from './drag.ts'

interface BoardCardProps {
  readonly card: Card
  readonly measure: (element: HTMLElement | null) => void
  readonly index: number
  /** Offset from the top of the list in pixels. */
  readonly start: number
  readonly size: number
  readonly tabStop: boolean
  readonly selected: boolean
  readonly zone: string
  readonly actions: BoardActions
}

/** One post on the board: draggable, and an option of its column's list for keyboard and screen reader. */
export const BoardCard = memo(function BoardCard(props: BoardCardProps) {
  const { card, measure, index, start, size, tabStop, selected, zone, actions } = props
  const isOpen = useSession((state) => state.openPost === card.id)
  const element = useRef<HTMLDivElement>(null)
  const dragging = useDraggable(
    element,
    useCallback(() => actions.idsFor(card.id), [actions, card.id]),
  )
  const attach = useCallback(
    (node: HTMLDivElement | null) => {
      element.current = node
      measure(node)
    },
    [measure],
  )
  const clicked = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey) actions.select(card.id, 'toggle')
    else if (event.shiftKey) actions.select(card.id, 'range')
    else actions.open(card.id)
  }
  const menu = (event: MouseEvent<HTMLElement>) => {
    event.preventDefault()
    actions.openMenu(card.id, event.currentTarget)
  }
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    actions.open(card.id)
  }
  return (
    <div
      ref={attach}
      role="option"
      tabIndex={tabStop ? 0 : -1}
      aria-selected={selected}
      aria-setsize={size}
      aria-posinset={index + 1}
      data-index={index}
      data-post={card.id}
      data-open={isOpen || undefined}
      data-dragging={dragging || undefined}
      className={styles.card}
      style={{ transform: `translateY(${start}px)` }}
      onClick={clicked}
      onKeyDown={keyed}
      onContextMenu={menu}
      onFocus={() => actions.focused(card.id)}
    >
      <CardFace card={card} zone={zone} />
    </div>
  )
})
