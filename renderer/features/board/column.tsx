import { ChevronsRightLeft, Plus } from 'lucide-react'
import { type RefObject, useCallback, useRef } from 'react'
import type { BoardColumn } from '../../../shared/ipc/plan-api.ts'
import type { PostId } from '../../../shared/plan/post.ts'
import { useReadOnly } from '../../state/standing.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { statusWords } from '../../ui/status-words.ts'
import type { BoardActions, WantedFocus } from './board-actions.ts'
import { CardList } from './card-list.tsx'
import styles from './column.module.css'
import { useDropTarget } from './drag.ts'
import { emptyColumnWords, postCount } from './words.ts'

interface ColumnProps {
  readonly column: BoardColumn
  readonly collapsed: boolean
  readonly filtered: boolean
  readonly current: PostId | null
  readonly wanted: RefObject<WantedFocus | null>
  readonly selected: ReadonlySet<PostId>
  readonly zone: string
  readonly actions: BoardActions
}

function useCardDrop({ column, actions }: ColumnProps) {
  const ref = useRef<HTMLElement>(null)
  const { status } = column
  const dropped = useCallback((ids: readonly PostId[]) => actions.move(ids, status), [actions, status])
  return { ref, over: useDropTarget(ref, dropped) }
}

/** One status of the board: open with its cards, or folded to a strip that still takes what is dropped on it. */
export function Column(props: ColumnProps) {
  return props.collapsed ? <Strip {...props} /> : <OpenColumn {...props} />
}

function Strip(props: ColumnProps) {
  const { ref, over } = useCardDrop(props)
  const { status, total } = props.column
  return (
    <section
      ref={ref}
      className={styles.strip}
      data-status={status}
      data-over={over || undefined}
      aria-label={statusWords[status]}
    >
      <button
        type="button"
        className={styles.stripButton}
        aria-expanded="false"
        title={`Show ${statusWords[status]}`}
        onClick={() => props.actions.toggleColumn(status)}
      >
        <StatusMark status={status} />
        <span className={styles.stripName}>{statusWords[status]}</span>
        <span className={styles.count}>{total.toLocaleString()}</span>
      </button>
    </section>
  )
}

function OpenColumn(props: ColumnProps) {
  const { ref, over } = useCardDrop(props)
  const { column, actions } = props
  const { status, total } = column
  const readOnly = useReadOnly() !== null
  const name = statusWords[status]
  return (
    <section ref={ref} className={styles.column} data-status={status} data-over={over || undefined} aria-label={name}>
      <header className={styles.header}>
        <StatusMark status={status} />
        <h2 className={styles.name}>{name}</h2>
        <span className={styles.count}>{total.toLocaleString()}</span>
        {status !== 'approved' && (
          <IconButton
            label={`New post in ${name}`}
            icon={Plus}
            isDisabled={readOnly}
            onPress={() => actions.startPost(status)}
          />
        )}
        <IconButton label={`Fold ${name}`} icon={ChevronsRightLeft} onPress={() => actions.toggleColumn(status)} />
      </header>
      {total === 0 ? (
        <p className={styles.empty}>{props.filtered ? 'Nothing here matches the filter.' : emptyColumnWords[status]}</p>
      ) : (
        <CardList {...props} label={`${name}, ${postCount(total)}`} />
      )}
    </section>
  )
}
