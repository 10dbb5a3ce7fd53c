import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { BoardColumn } from '../../../shared/ipc/plan-api.ts'
import type { PostId } from '../../../shared/plan/post.ts'
import type { BoardActions, WantedFocus } from './board-actions.ts'
import { BoardCard } from './card.tsx'
import styles from './card-list.module.css'
import { postCount } from './words.ts'

interface CardListProps {
  readonly column: BoardColumn
  readonly label: string
  /** The card that the keyboard is on, if any. */
  readonly current: PostId | null
  /** A card that is to get the focus as soon as it is on the screen; cleared when it has it. */
  readonly wanted: RefObject<WantedFocus | null>
  readonly selected: ReadonlySet<PostId>
  readonly zone: string
  readonly actions: BoardActions
}

const gap = 8
const guessedHeight = 104

/** The cards of one column. Only those in sight are rendered, so ten thousand scroll like ten. */
export function CardList({ column, label, current, wanted, selected, zone, actions }: CardListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { cards, total } = column
  const virtual = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => guessedHeight,
    getItemKey: (index) => cards[index]?.id ?? index,
    gap,
    overscan: 6,
  })
  const items = virtual.getVirtualItems()
  const currentShown = items.some((item) => item.key === current)

  useLayoutEffect(() => {
    const { id = null, status = null } = wanted.current ?? {}
    const index = status === null || status === column.status ? cards.findIndex((card) => card.id === id) : -1
    if (index < 0) return
    const element = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)
    if (element == null) return virtual.scrollToIndex(index)
    wanted.current = null
    element.focus()
  })

  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="listbox"
        aria-label={label}
        aria-multiselectable="true"
        className={styles.list}
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map((item, place) => {
          const card = cards[item.index]
          if (card === undefined) return null
          return (
            <BoardCard
              key={item.key}
              card={card}
              measure={virtual.measureElement}
              index={item.index}
              start={item.start}
              size={total}
              tabStop={currentShown ? card.id === current : place === 0}
              selected={selected.has(card.id)}
              zone={zone}
              actions={actions}
            />
          )
        })}
      </div>
      {total > cards.length && (
        <button type="button" className={styles.more} onClick={actions.showMore}>
          Show more ({postCount(total - cards.length)} below)
        </button>
      )}
    </div>
  )
}
