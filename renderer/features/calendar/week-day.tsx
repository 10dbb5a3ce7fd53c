// biome-ignore-all lint/a11y/useSemanticElements: a table cannot share out the height of the window, nor hold a scale of hours.
import { type MouseEvent, memo, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { wallIn } from '../../../shared/plan/schedule.ts'
import type { SlotWeek } from '../../../shared/plan/slots.ts'
import { useSession } from '../../state/session.ts'
import { timeWords } from '../../state/times.ts'
import { useActions } from './actions.ts'
import { arrived, useCalendar } from './calendar-store.ts'
import { type Day, isWeekend } from './days.ts'
import { useDropTarget } from './drag.ts'
import { minutesOf, type Placed } from './placing.ts'
import { slotMoments } from './slots.ts'
import { Tile } from './tile.tsx'
import styles from './week-day.module.css'
import { type Block, layOutDay } from './week-layout.ts'
import { WeekMore } from './week-more.tsx'
import { minutesAt, pixelsOf, postMinutes } from './week-scale.ts'
import { cellName } from './words.ts'

interface WeekDayProps {
  readonly day: Day
  readonly posts: readonly Placed[]
  readonly zone: string
  readonly planZone: string
  /** The slots of the channels that are shown. */
  readonly week: SlotWeek
  readonly today: Day
  /** The minute of the present on today; null on other days. */
  readonly minutesNow: number | null
  readonly tabStop: boolean
  /** How many posts may stand side by side. */
  readonly most: number
}

const heightIn = (element: HTMLElement | null, clientY: number) => clientY - (element?.getBoundingClientRect().top ?? 0)

/** Takes posts dropped on a day; the minute over which they hang, or null. */
function useTimeDrop(ref: RefObject<HTMLDivElement | null>, day: Day): number | null {
  const actions = useActions()
  const [over, setOver] = useState<number | null>(null)
  useDropTarget(
    ref,
    useMemo(
      () => ({
        drop: ({ ids, lead }, clientY) =>
          void actions.move(ids, lead, { day, minutes: minutesAt(heightIn(ref.current, clientY)) }),
        over: (clientY: number | null) => setOver(clientY === null ? null : minutesAt(heightIn(ref.current, clientY))),
      }),
      [actions, day, ref],
    ),
  )
  return over
}

const keyOf = (block: Block) => (block.kind === 'post' ? block.post.card.id : `more ${block.posts[0]?.card.id}`)

const placeOf = ({ top, bottom, lane, lanes }: Block) => ({
  top: pixelsOf(top),
  left: `${(100 * lane) / lanes}%`,
  width: `${100 / lanes}%`,
  height: pixelsOf(bottom - top),
})

/** One day of the week: its posts at their times, the slots that are still free, and the present. */
export const WeekDay = memo(function WeekDay(props: WeekDayProps) {
  const { day, posts, zone, planZone, week, today, minutesNow, tabStop, most } = props
  const ref = useRef<HTMLDivElement>(null)
  const actions = useActions()
  const over = useTimeDrop(ref, day)
  const wanted = useCalendar((state) => state.wanted?.kind === 'day' && state.wanted.day === day)
  const blocks = useMemo(() => layOutDay(posts, { height: postMinutes, most }), [posts, most])
  useLayoutEffect(() => {
    if (!wanted) return
    ref.current?.focus()
    arrived()
  }, [wanted])
  const clicked = (event: MouseEvent<HTMLElement>) => {
    if (event.target instanceof Element && event.target.closest('button') !== null) return
    const { selected, select } = useSession.getState()
    if (selected.size > 0) select([])
    else void actions.create({ day, minutes: minutesAt(heightIn(ref.current, event.clientY)) })
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of all days are handled by the grid around them.
    <div
      ref={ref}
      role="gridcell"
      tabIndex={tabStop ? 0 : -1}
      aria-current={day === today ? 'date' : undefined}
      className={styles.day}
      data-day={day}
      data-over={over === null ? undefined : true}
      data-weekend={isWeekend(day) || undefined}
      onClick={clicked}
      onFocus={() => useCalendar.getState().set({ current: day })}
    >
      <span className={styles.name}>{cellName(day, posts.length, today)}</span>
      <FreeSlots posts={posts} day={day} zone={zone} planZone={planZone} week={week} />
      {blocks.map((block) => (
        <div key={keyOf(block)} className={styles.block} style={placeOf(block)}>
          {block.kind === 'post' ? (
            <Tile card={block.post.card} zone={zone} shape="block" />
          ) : (
            <WeekMore day={day} posts={block.posts} zone={zone} />
          )}
        </div>
      ))}
      {minutesNow !== null && <div className={styles.now} style={{ top: pixelsOf(minutesNow) }} />}
      {over !== null && (
        <div className={styles.ghost} style={{ top: pixelsOf(over) }}>
          {timeWords(over * 60_000, 'UTC')}
        </div>
      )}
    </div>
  )
})

type FreeSlotsProps = Pick<WeekDayProps, 'day' | 'posts' | 'zone' | 'planZone' | 'week'>

/** The slots that no post has taken, as faint outlines. */
function FreeSlots({ day, posts, zone, planZone, week }: FreeSlotsProps) {
  const slots = useMemo(() => slotMoments({ day, viewZone: zone, planZone }, week), [day, zone, planZone, week])
  return slots
    .filter(({ instant }) => posts.every((post) => Math.abs(post.instant - instant) >= postMinutes * 60_000))
    .map(({ instant }) => (
      <div key={instant} className={styles.slot} style={{ top: pixelsOf(minutesOf(wallIn(instant, zone))) }} />
    ))
}
