// biome-ignore-all lint/a11y/useSemanticElements: a table cannot share out the height of the window, nor hold a scale of hours.
import { Plus } from 'lucide-react'
import { type MouseEvent, memo, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useSession } from '../../state/session.ts'
import { useReadOnly } from '../../state/standing.ts'
import { Icon } from '../../ui/icon.tsx'
import { useActions } from './actions.ts'
import { arrived, isWantedPost, useCalendar } from './calendar-store.ts'
import styles from './day-cell.module.css'
import { type Day, isWeekend } from './days.ts'
import { useDropTarget } from './drag.ts'
import type { Placed } from './placing.ts'
import { Tile } from './tile.tsx'
import { cellName, dayName, dayNumber } from './words.ts'

interface DayCellProps {
  readonly day: Day
  readonly posts: readonly Placed[]
  readonly zone: string
  readonly today: Day
  /** True for days of the months before and after. */
  readonly outside: boolean
  /** How many lines of 24 px have room. */
  readonly lines: number
  /** True for the one day that the Tab key leads to. */
  readonly tabStop: boolean
}

const most = 4
/** A post with two lines of text below its time takes the room of so many lines, and one with a single line below. */
const linesOfCard = 2.5
const linesOfPair = 1.3

const shapeOf = (count: number, lines: number) => {
  if (count * linesOfCard <= lines) return 'card'
  return count * linesOfPair <= lines ? 'pair' : 'line'
}

/** How many posts a day shows when it has room for so many lines: all, or fewer and a line that tells of the rest. */
const shownOf = (count: number, lines: number): number =>
  count <= Math.min(lines, most) ? count : Math.max(0, Math.min(lines - 1, most))

/** One day of the month. It is drawn again only when its own posts change, or something hangs over it. */
export const DayCell = memo(function DayCell({ day, posts, zone, today, outside, lines, tabStop }: DayCellProps) {
  const ref = useRef<HTMLDivElement>(null)
  const actions = useActions()
  const readOnly = useReadOnly() !== null
  const [over, setOver] = useState(false)
  const [near, setNear] = useState(false)
  const shown = shownOf(posts.length, lines)
  // A post that has no room of its own is found at its day.
  const wanted = useCalendar(
    ({ wanted: now }) =>
      (now?.kind === 'day' && now.day === day) ||
      (now?.kind === 'post' && posts.slice(shown).some(({ card }) => isWantedPost(now, card))),
  )
  useDropTarget(
    ref,
    useMemo(
      () => ({
        drop: ({ ids, lead }) => void actions.move(ids, lead, { day }),
        over: (height: number | null) => setOver(height !== null),
      }),
      [actions, day],
    ),
  )
  useLayoutEffect(() => {
    if (!wanted) return
    ref.current?.focus()
    arrived()
  }, [wanted])

  const clicked = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('button') !== null) return
    const { selected, select } = useSession.getState()
    if (selected.size > 0) select([])
    else if (posts.length === 0) void actions.create({ day })
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of all days are handled by the grid around them.
    <div
      ref={ref}
      role="gridcell"
      tabIndex={tabStop ? 0 : -1}
      aria-current={day === today ? 'date' : undefined}
      className={styles.cell}
      data-day={day}
      data-over={over || undefined}
      data-outside={outside || undefined}
      data-weekend={isWeekend(day) || undefined}
      data-past={day < today || undefined}
      onClick={clicked}
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
      onFocus={() => {
        useCalendar.getState().set({ current: day })
        setNear(true)
      }}
      onBlur={({ currentTarget }) => setNear(currentTarget.matches(':hover'))}
    >
      <div className={styles.head}>
        <span className={styles.name}>{cellName(day, posts.length, today)}</span>
        <span className={styles.number} aria-hidden="true">
          {dayNumber(day)}
        </span>
        {near && !readOnly && (
          <button
            type="button"
            tabIndex={-1}
            // The keyboard has N for it, and it would be part of what every day is called.
            aria-hidden="true"
            title={`New post on ${dayName(day, today)}`}
            className={styles.add}
            onClick={() => void actions.create({ day })}
          >
            <Icon icon={Plus} />
          </button>
        )}
      </div>
      {posts.slice(0, shown).map(({ card }) => (
        <Tile key={card.id} card={card} zone={zone} shape={shapeOf(posts.length, lines)} />
      ))}
      {posts.length > shown && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.more}
          data-more
          onClick={() =>
            ref.current !== null && useCalendar.getState().set({ expanded: { day, anchor: ref.current, first: null } })
          }
        >
          {shown === 0 ? `${posts.length}` : `+${posts.length - shown} more`}
        </button>
      )}
    </div>
  )
})
