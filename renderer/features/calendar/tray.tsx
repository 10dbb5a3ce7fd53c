import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import type { Card } from '../../../shared/plan/post.ts'
import { useReadOnly } from '../../state/standing.ts'
import { useActions } from './actions.ts'
import { useCalendarKeys } from './calendar-keys.ts'
import { useDropTarget } from './drag.ts'
import { Tile } from './tile.tsx'
import styles from './tray.module.css'

interface TrayProps {
  readonly total: number
  readonly cards: readonly Card[]
  readonly zone: string
  readonly filtered: boolean
  readonly onMore: () => void
}

const guessedHeight = 52

/** The posts without a date. Dropping a post here takes its date away. */
export function Tray({ total, cards, zone, filtered, onMore }: TrayProps) {
  const ref = useRef<HTMLElement>(null)
  const actions = useActions()
  const readOnly = useReadOnly() !== null
  const keys = useCalendarKeys('tray')
  const [over, setOver] = useState(false)
  useDropTarget(
    ref,
    useMemo(
      () => ({
        drop: ({ ids }) => void actions.unschedule(ids),
        over: (height: number | null) => setOver(height !== null),
      }),
      [actions],
    ),
  )
  return (
    <section
      ref={ref}
      aria-label="Undated posts"
      className={styles.tray}
      data-over={over || undefined}
      onKeyDown={keys}
    >
      <h2 className={styles.title}>
        Undated <span className={styles.count}>{total.toLocaleString()}</span>
      </h2>
      {total === 0 && (
        <p className={styles.empty}>
          {filtered ? 'No undated post matches the filter.' : 'Ideas without a date wait here.'}
          {!filtered && !readOnly && ' Drag one to a day to plan it, or a post here to take its date away.'}
        </p>
      )}
      {cards.length > 0 && <Notes total={total} cards={cards} zone={zone} onMore={onMore} />}
    </section>
  )
}

/** Only those in sight are drawn. */
function Notes({ total, cards, zone, onMore }: Omit<TrayProps, 'filtered'>) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => guessedHeight,
    getItemKey: (index) => cards[index]?.id ?? index,
    gap: 4,
    overscan: 6,
  })
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul data-tiles className={styles.list} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const card = cards[row.index]
          if (card === undefined) return null
          return (
            <li
              key={card.id}
              ref={rows.measureElement}
              data-index={row.index}
              className={styles.row}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <Tile card={card} zone={zone} shape="note" />
            </li>
          )
        })}
      </ul>
      {total > cards.length && (
        <button type="button" className={styles.more} onClick={onMore}>
          Show more
        </button>
      )}
    </div>
  )
}
