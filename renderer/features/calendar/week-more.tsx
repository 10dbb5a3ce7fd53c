import { useLayoutEffect, useRef } from 'react'
import { timeWords } from '../../state/times.ts'
import { arrived, isWantedPost, useCalendar } from './calendar-store.ts'
import type { Day } from './days.ts'
import type { Placed } from './placing.ts'
import styles from './week-more.module.css'

interface WeekMoreProps {
  readonly day: Day
  /** The posts for which there is no room, in order of time. */
  readonly posts: readonly Placed[]
  readonly zone: string
}

/** Stands for posts that would be too narrow to read; opens the panel of the day there. */
export function WeekMore({ day, posts, zone }: WeekMoreProps) {
  const ref = useRef<HTMLButtonElement>(null)
  const [first, last] = [posts[0], posts.at(-1)]
  const wanted = useCalendar((state) => posts.some(({ card }) => isWantedPost(state.wanted, card)))
  useLayoutEffect(() => {
    if (!wanted) return
    ref.current?.focus()
    arrived()
  }, [wanted])
  const open = () => {
    if (ref.current === null) return
    useCalendar.getState().set({ expanded: { day, anchor: ref.current, first: first?.card.id ?? null } })
  }
  const stretch = [first, last].map((post) => timeWords(post?.instant ?? 0, zone)).join(' to ')
  return (
    <button
      ref={ref}
      type="button"
      tabIndex={-1}
      className={styles.more}
      data-more
      aria-label={`+${posts.length} more, ${stretch}`}
      onClick={open}
    >
      +{posts.length}
      <span className={styles.word}> more</span>
    </button>
  )
}
