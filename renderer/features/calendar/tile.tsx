import { type MouseEvent, memo, useLayoutEffect, useRef } from 'react'
import type { Card } from '../../../shared/plan/post.ts'
import { useLists } from '../../state/lists.ts'
import { useSession } from '../../state/session.ts'
import { briefTime, clockWords, timeWords } from '../../state/times.ts'
import { ApprovalMark } from '../../ui/approval-mark.tsx'
import { MediaTile } from '../../ui/asset-picture.tsx'
import { ChannelMark } from '../../ui/channel-mark.tsx'
import { classes } from '../../ui/class-names.ts'
import { RefusalMark } from '../../ui/refusal-mark.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { useActions } from './actions.ts'
import { arrived, isWantedPost, useCalendar } from './calendar-store.ts'
import { useDraggable } from './drag.ts'
import styles from './tile.module.css'
import { titleOf } from './words.ts'

interface TileProps {
  readonly card: Card
  readonly zone: string
  /**
   * `line` for the month, `pair` (of lines) and `card` where a day has room, `block` for the week, `row` for lists, `note`
   * for the tray.
   */
  readonly shape: 'line' | 'pair' | 'card' | 'block' | 'row' | 'note'
}

/** One post in the calendar: a click opens it, a drag moves it; the keys are the view's. */
export const Tile = memo(function Tile({ card, zone, shape }: TileProps) {
  const ref = useRef<HTMLButtonElement>(null)
  const actions = useActions()
  const selected = useSession((state) => state.selected.has(card.id))
  const open = useSession((state) => state.openPost === card.id)
  const carried = useCalendar((state) => state.carried?.ids.includes(card.id) ?? false)
  const wanted = useCalendar((state) => isWantedPost(state.wanted, card))
  const dragging = useDraggable(ref, card.id, actions.idsFor)
  useLayoutEffect(() => {
    if (!wanted) return
    ref.current?.focus()
    arrived()
  }, [wanted])

  const clicked = (event: MouseEvent) => {
    event.stopPropagation()
    if (event.ctrlKey || event.metaKey) actions.select(card.id, 'toggle')
    else if (event.shiftKey) actions.select(card.id, 'range')
    else actions.open(card.id)
  }
  const menu = (event: MouseEvent<HTMLElement>) => {
    event.preventDefault()
    useCalendar.getState().set({ menu: { id: card.id, anchor: event.currentTarget } })
  }
  const media = hasRoom.has(shape) ? card.media : undefined
  return (
    <button
      ref={ref}
      type="button"
      tabIndex={shape === 'note' || shape === 'row' ? 0 : -1}
      aria-pressed={selected || undefined}
      className={classes(styles.tile, styles[shape])}
      data-post={card.id}
      data-status={card.status}
      data-selected={selected || undefined}
      data-open={open || undefined}
      data-media={media !== undefined || undefined}
      data-away={dragging || carried || undefined}
      onClick={clicked}
      onContextMenu={menu}
    >
      <StatusMark status={card.status} named />
      {card.schedule !== null && <time className={styles.time}>{timeWords(card.schedule.instant, zone)}</time>}
      {card.schedule !== null && hasClock.has(shape) && (
        <span className={styles.clock} aria-hidden="true">
          {(shape === 'block' ? clockWords : briefTime)(card.schedule.instant, zone)}
        </span>
      )}
      <Channels card={card} tight={shape === 'line' || shape === 'block'} />
      <RefusalMark card={card} />
      <ApprovalMark card={card} />
      <span className={styles.title} dir="auto" title={card.title} data-empty={card.title === '' || undefined}>
        {titleOf(card)}
      </span>
      {media !== undefined && (
        <span className={styles.media}>
          <MediaTile media={media} />
        </span>
      )}
    </button>
  )
})

/** The shapes that are tall enough for a picture. */
const hasRoom: ReadonlySet<TileProps['shape']> = new Set(['card', 'row', 'note'])

/** The shapes that show the time in fewer letters where room is scarce. */
const hasClock: ReadonlySet<TileProps['shape']> = new Set(['line', 'pair', 'card', 'block'])

const channelsShown = 3

interface ChannelsProps {
  readonly card: Card
  /** True where room is scarce: the mark of a plan's only channel would tell nothing there. */
  readonly tight: boolean
}

function Channels({ card, tight }: ChannelsProps) {
  const channels = useLists((state) => state.lists.channels)
  if (card.channels.length === 0 || (tight && channels.length === 1)) return null
  return (
    <span className={styles.channels}>
      {channels
        .filter((channel) => card.channels.includes(channel.id))
        .slice(0, channelsShown)
        .map((channel) => (
          <ChannelMark key={channel.id} platform={channel.platform} />
        ))}
    </span>
  )
}
