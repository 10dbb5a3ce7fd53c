import { Check, History, MessageSquareWarning, PenLine, Stamp } from 'lucide-react'
import { useId, useState } from 'react'
import type { Approval, PostId, Status } from '../../../../shared/plan/post.ts'
import { usePeople } from '../../../state/people.ts'
import { useNotApprover, useStanding } from '../../../state/standing.ts'
import { momentWords, useViewZone } from '../../../state/times.ts'
import { approvalWords } from '../../../ui/approval-words.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import type { PostEditing } from '../post-editing.ts'
import styles from './approval.module.css'
import { AskForChanges } from './ask-for-changes.tsx'
import { say } from './say.ts'

interface ApprovalPartProps {
  readonly postId: PostId
  readonly editing: PostEditing
  readonly approval: Approval | null
  /** As the person sees it. */
  readonly status: Status
  readonly isReadOnly: boolean
}

/** Who approved the post, whether that still stands, and for those who may: approve it, or ask for changes. */
export function ApprovalPart({ postId, editing, approval, status, isReadOnly }: ApprovalPartProps) {
  const refusal = useNotApprover()
  const hasOthers = useStanding(({ members }) => members.filter(({ isHub }) => !isHub).length > 1)
  const [isAsking, setAsking] = useState(false)
  const [hasAsked, setAsked] = useState(false)
  const reasonId = useId()
  const described = refusal === null ? {} : { 'aria-describedby': reasonId }
  const isOpen = status === 'review' || status === 'scheduled'
  const stands = approval?.kind === 'approved'
  if (approval === null && !isOpen) return null
  const mayAsk = hasOthers && (isOpen || stands)
  const mayDecide = !isReadOnly && (isOpen || stands)
  return (
    <section className={styles.part} aria-label="Approval" data-kind={approval?.kind}>
      <Standing approval={approval} status={status} hasOthers={hasOthers} />
      {mayDecide && isAsking && (
        <AskForChanges
          onAsk={(note) => {
            setAsking(false)
            void say(postId, editing, 'changes', note)
          }}
          onCancel={() => setAsking(false)}
        />
      )}
      {mayDecide && !isAsking && (
        <div className={styles.choices}>
          {!stands && (
            <Button
              icon={Check}
              isDisabled={refusal !== null}
              {...described}
              onPress={() => void say(postId, editing, 'approved')}
            >
              Approve
            </Button>
          )}
          {mayAsk && (
            <Button
              isDisabled={refusal !== null}
              {...described}
              // The keyboard comes back to where it was.
              autoFocus={hasAsked}
              onPress={() => {
                setAsking(true)
                setAsked(true)
              }}
            >
              Ask for changes…
            </Button>
          )}
        </div>
      )}
      {mayDecide && refusal !== null && (
        <p id={reasonId} className={styles.reason}>
          {refusal}
        </p>
      )}
    </section>
  )
}

const icons = {
  approved: Stamp,
  edited: PenLine,
  changes: MessageSquareWarning,
  lapsed: Stamp,
  copied: History,
  unsigned: Stamp,
  unknown: Stamp,
} as const

/** What is known of the approval, in a sentence, with the note that came with it. */
function Standing({
  approval,
  status,
  hasOthers,
}: Pick<ApprovalPartProps, 'approval' | 'status'> & { readonly hasOthers: boolean }) {
  const people = usePeople()
  const zone = useViewZone()
  const name = people.find(({ id }) => id === approval?.by)?.name || 'Somebody'
  const when = approval?.at == null ? '' : momentWords(approval.at, zone)
  // A plan's one person needs no reminder of what only they can do.
  const none = hasOthers ? (status === 'scheduled' ? 'Scheduled, and not approved.' : 'Not approved yet.') : null
  const words = approval === null ? none : approvalWords(approval, name, when)
  if (words === null) return null
  return (
    <div className={styles.standing}>
      <Icon icon={approval === null ? Stamp : icons[approval.kind]} />
      <p role="status">
        {words}
        {approval !== null && approval.note !== '' && <q className={styles.note}>{approval.note}</q>}
      </p>
    </div>
  )
}
