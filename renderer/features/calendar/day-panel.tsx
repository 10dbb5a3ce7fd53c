import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useRef } from 'react'
import { PopoverDialog } from '../../ui/popover.tsx'
import { useCalendar } from './calendar-store.ts'
import styles from './day-panel.module.css'
import type { Day } from './days.ts'
import type { Placed, Placement } from './placing.ts'
import { Tile } from './tile.tsx'
import { cellName, dayName } from './words.ts'

interface DayPanelProps {
  readonly placement: Placement
  readonly zone: string
  readonly today: Day
  readonly grid: RefObject<HTMLElement | null>
}

/** All posts of the day that was asked for in full, beside that day. */
export function DayPanel({ placement, zone, today, grid }: DayPanelProps) {
  const expanded = useCalendar((state) => state.expanded)
  const anchor = useRef<Element | null>(null)
  if (expanded === null) return null
  const { day, first } = expanded
  const posts = placement.get(day) ?? []
  const cell = grid.current?.querySelector(`[data-day="${day}"]`) ?? null
  anchor.current = expanded.anchor.isConnected ? expanded.anchor : cell
  return (
    <PopoverDialog
      isOpen
      isNonModal
      triggerRef={anchor}
      onOpenChange={(open) => !open && useCalendar.getState().set({ expanded: null })}
      placement="right top"
      label={cellName(day, posts.length, today)}
    >
      <h3 className={styles.title}>{dayName(day, today)}</h3>
      <Posts posts={posts} zone={zone} first={posts.findIndex(({ card }) => card.id === first)} />
    </PopoverDialog>
  )
}

const rowHeight = 34

interface PostsProps {
  readonly posts: readonly Placed[]
  readonly zone: string
  /** The place of the post at which to begin; less than 0 for the first. */
  readonly first: number
}

function Posts({ posts, zone, first }: PostsProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: posts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialOffset: Math.max(0, first) * rowHeight,
  })
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul className={styles.list} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const post = posts[row.index]
          if (post === undefined) return null
          return (
            <li key={post.card.id} className={styles.row} style={{ transform: `translateY(${row.start}px)` }}>
              <Tile card={post.card} zone={zone} shape="row" />
            </li>
          )
        })}
      </ul>
    </div>
  )
}
