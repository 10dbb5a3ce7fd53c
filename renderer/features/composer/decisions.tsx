import { shownStatus } from '../../../shared/plan/approvals.ts'
import type { PostId } from '../../../shared/plan/post.ts'
import { useLists } from '../../state/lists.ts'
import { useCard } from '../../state/use-card.ts'
import { InTurn } from '../../ui/in-turn.tsx'
import { RoleFieldset } from '../../ui/role-fieldset.tsx'
import { Select } from '../../ui/select.tsx'
import { ApprovalPart } from './approval/approval-part.tsx'
import { say } from './approval/say.ts'
import styles from './fields.module.css'
import type { PostEditing, PostFields } from './post-editing.ts'
import { ScheduleFields, StatusField, useWaiting } from './status-and-schedule.tsx'

interface DecisionsProps {
  readonly postId: PostId
  readonly post: PostFields
  readonly editing: PostEditing
  /** Everything can be read and nothing changed. */
  readonly isReadOnly: boolean
}

/** What a team changes most, before all else: how far the post is, whose it is, and when it goes out. */
export function Decisions({ postId, post, editing, isReadOnly }: DecisionsProps) {
  const { change } = editing
  const members = useLists((state) => state.lists.members)
  const approval = useCard(postId)?.approval ?? null
  const status = shownStatus(post.status, approval)
  const waiting = useWaiting(post, change, () => void say(postId, editing, 'approved'))
  return (
    <section className={styles.first} aria-label="Status, assignee and time">
      <RoleFieldset className={styles.decisions} isDisabled={isReadOnly}>
        <InTurn
          turn={3}
          meanwhile={<div className={styles.decisionsRoom} data-dated={post.schedule !== null || undefined} />}
        >
          <div className={styles.pair}>
            <StatusField status={status} waiting={waiting} />
            <Select
              label="Assigned to"
              items={[{ id: '', name: 'Nobody' }, ...members]}
              value={post.assignee ?? ''}
              onChange={(id) => change({ assignee: id === '' ? null : id })}
            />
          </div>
          <ApprovalPart postId={postId} editing={editing} approval={approval} status={status} isReadOnly={isReadOnly} />
          <ScheduleFields post={post} change={change} waiting={waiting} />
        </InTurn>
      </RoleFieldset>
    </section>
  )
}
