import type { PostPatch } from '../../../shared/plan/post.ts'
import { useLists } from '../../state/lists.ts'
import { InTurn } from '../../ui/in-turn.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './fields.module.css'
import type { PostFields } from './post-editing.ts'
import { ScheduleFields, StatusField, useWaiting } from './status-and-schedule.tsx'

interface DecisionsProps {
  readonly post: PostFields
  readonly change: (patch: PostPatch) => void
  /** Everything can be read and nothing changed. */
  readonly isReadOnly: boolean
}

/** What a team changes most, before all else: how far the post is, whose it is, and when it goes out. */
export function Decisions({ post, change, isReadOnly }: DecisionsProps) {
  const members = useLists((state) => state.lists.members)
  const waiting = useWaiting(post, change)
  return (
    <section className={styles.first} aria-label="Status, assignee and time">
      <fieldset className={styles.decisions} disabled={isReadOnly}>
        <InTurn
          turn={3}
          meanwhile={<div className={styles.decisionsRoom} data-dated={post.schedule !== null || undefined} />}
        >
          <div className={styles.pair}>
            <StatusField post={post} waiting={waiting} />
            <Select
              label="Assigned to"
              items={[{ id: '', name: 'Nobody' }, ...members]}
              value={post.assignee ?? ''}
              onChange={(id) => change({ assignee: id === '' ? null : id })}
            />
          </div>
          <ScheduleFields post={post} change={change} waiting={waiting} />
        </InTurn>
      </fieldset>
    </section>
  )
}
