import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import { useReadOnly } from '../../state/standing.ts'
import { useActions } from './actions.ts'
import { useCalendarKeys } from './calendar-keys.ts'
import type { Day } from './days.ts'
import { type ListRow, listRows } from './list-rows.ts'
import styles from './list-view.module.css'
import type { Placement } from './placing.ts'
import { Tile } from './tile.tsx'
import type { ListSpan } from './use-list-span.ts'
import { useSteadyScroll } from './use-steady-scroll.ts'
import { dayName, postCount } from './words.ts'

interface ListViewProps {
  /** The day to begin at. */
  readonly day: Day
  readonly placement: Placement
  readonly ready: boolean
  readonly span: ListSpan
  readonly zone: string
  readonly today: Day
  /** Hears the day at the top after a person scrolled. */
  onSeen(day: Day): void
}

const heights = { day: 40, post: 34 } as const

/** What a row is, whatever its place. */
const keyOf = (row: ListRow | undefined): string => (row?.kind === 'post' ? row.post.card.id : (row?.day ?? ''))

const dayOf = (row: ListRow): Day => (row.kind === 'post' ? row.post.day : row.day)

/** All posts in order, grouped by day. Only those in sight are drawn, and more are read as one scrolls. */
export function ListView({ day, placement, ready, span, zone, today, onSeen }: ListViewProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const keys = useCalendarKeys('list')
  const rows = useMemo(() => listRows(placement), [placement])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights[rows[index]?.kind ?? 'post'],
    getItemKey: (index) => keyOf(rows[index]),
    overscan: 12,
  })
  useSteadyScroll({
    scroller,
    start: day,
    ready,
    span,
    onSeen,
    rows: useMemo(() => rows.map((row) => ({ key: keyOf(row), day: dayOf(row), height: heights[row.kind] })), [rows]),
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys of the posts inside.
    <div ref={scroller} className={styles.scroller} onKeyDown={keys} data-tiles>
      <ul aria-label="Posts by day" className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          return (
            <li
              key={item.key}
              className={styles.row}
              data-day={dayOf(row)}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              {row.kind === 'day' ? (
                <DayHead day={row.day} count={row.count} today={today} />
              ) : (
                <Tile card={row.post.card} zone={zone} shape="row" />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function DayHead({ day, count, today }: { readonly day: Day; readonly count: number; readonly today: Day }) {
  const actions = useActions()
  const readOnly = useReadOnly() !== null
  return (
    <h2 className={styles.head} data-today={day === today || undefined}>
      {dayName(day, today)}
      <span className={styles.count}>{postCount(count)}</span>
      {!readOnly && (
        <button
          type="button"
          className={styles.add}
          aria-label={`New post on ${dayName(day, today)}`}
          onClick={() => void actions.create({ day })}
        >
          New post
        </button>
      )}
    </h2>
  )
}
