import { useReducer, useRef, useState } from 'react'
import type { BoardColumn } from '../../../shared/ipc/plan-api.ts'
import { filterIsActive } from '../../../shared/plan/filter.ts'
import type { PostId, Schedule, Status } from '../../../shared/plan/post.ts'
import { api } from '../../state/api.ts'
import { useFilters } from '../../state/filters.ts'
import { useSession } from '../../state/session.ts'
import { useViewZone } from '../../state/times.ts'
import { useAnswer } from '../../state/watch.ts'
import styles from './board.module.css'
import type { WantedFocus } from './board-actions.ts'
import { boardKeys } from './board-keys.ts'
import { CardMenu } from './card-menu.tsx'
import { Column } from './column.tsx'
import { TimeDialog } from './time-dialog.tsx'
import { type BoardScene, useBoardActions } from './use-board-actions.ts'

const page = 200

/** The posts that match the shared filter, a column for each status. Null until the worker has answered. */
function useColumns(limit: number): readonly BoardColumn[] | null {
  const filter = useFilters((state) => state.filter)
  return useAnswer<readonly BoardColumn[] | null>(
    (tell) => api().queries.watchBoard(filter, limit, tell),
    [filter, limit],
    null,
  )
}

const toggled = (statuses: ReadonlySet<Status>, status: Status): ReadonlySet<Status> => {
  const next = new Set(statuses)
  if (!next.delete(status)) next.add(status)
  return next
}

/** What floats over the board: the menu of a card, or the question for a time. */
type Overlay =
  | { readonly kind: 'menu'; readonly id: PostId; readonly anchor: HTMLElement }
  | { readonly kind: 'time'; readonly count: number; readonly then: (schedule: Schedule) => void }

/** The board: what is in which state, and the quickest way to move it on. */
export function BoardScreen() {
  const [limit, setLimit] = useState(page)
  const columns = useColumns(limit)
  const filtered = useFilters((state) => filterIsActive(state.filter))
  const selected = useSession((state) => state.selected)
  const zone = useViewZone()
  const [folded, setFolded] = useState<ReadonlySet<Status>>(new Set(['archived']))
  const [current, setCurrent] = useState<PostId | null>(null)
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  const [said, announce] = useState('')
  const [, focusAgain] = useReducer((count: number) => count + 1, 0)
  const wanted = useRef<WantedFocus | null>(null)
  const focus = (id: PostId, status: Status | null = null) => {
    wanted.current = { id, status }
    setCurrent(id)
    focusAgain()
  }
  const scene: BoardScene = {
    columns: columns ?? [],
    current,
    focus,
    focused: (id) => {
      // A card that is moving has the focus once more in its old column, for example when its menu closes.
      if (wanted.current?.id !== id) wanted.current = null
      setCurrent(id)
    },
    openMenu: (id, anchor) => setOverlay({ kind: 'menu', id, anchor }),
    askTime: (count, then) => setOverlay({ kind: 'time', count, then }),
    toggleColumn: (status) => setFolded((previous) => toggled(previous, status)),
    showMore: () => setLimit((previous) => previous + page),
    announce,
  }
  const actions = useBoardActions(scene)
  const menuCard = scene.columns
    .flatMap(({ cards }) => cards)
    .find((card) => overlay?.kind === 'menu' && card.id === overlay.id)
  if (columns === null) return <div className={styles.board} aria-busy="true" />
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the cards inside are the controls; their keys are answered in one place
    <div className={styles.board} onKeyDown={boardKeys(scene, actions)}>
      {columns.map((column) => (
        <Column
          key={column.status}
          column={column}
          collapsed={folded.has(column.status)}
          filtered={filtered}
          current={current}
          wanted={wanted}
          selected={selected}
          zone={zone}
          actions={actions}
        />
      ))}
      <div role="status" className={styles.spoken}>
        {said}
      </div>
      {menuCard !== undefined && overlay?.kind === 'menu' && (
        <CardMenu
          card={menuCard}
          ids={actions.idsFor(menuCard.id)}
          anchor={overlay.anchor}
          actions={actions}
          onClose={() => setOverlay(null)}
        />
      )}
      {overlay?.kind === 'time' && (
        <TimeDialog count={overlay.count} onSubmit={overlay.then} onClose={() => setOverlay(null)} />
      )}
    </div>
  )
}
