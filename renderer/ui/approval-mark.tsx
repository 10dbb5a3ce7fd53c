import { MessageSquareWarning, PenLine, UserX } from 'lucide-react'
import type { Approval, Card } from '../../shared/plan/post.ts'
import styles from './approval-mark.module.css'

const marks: Readonly<Partial<Record<Approval['kind'], { readonly words: string; readonly icon: typeof PenLine }>>> = {
  edited: { words: 'Edited since it was approved', icon: PenLine },
  changes: { words: 'Changes asked for', icon: MessageSquareWarning },
  lapsed: { words: 'Approved by somebody who is no approver now', icon: UserX },
}

/** True if the post bears the sign. */
export const hasApprovalMark = ({ approval, status }: Card): boolean =>
  approval !== undefined && marks[approval.kind] !== undefined && status !== 'posted' && status !== 'archived'

/** A sign on a post of which somebody has said something that does not let it go out; nothing on others, and once it is out. */
export function ApprovalMark({ card }: { readonly card: Card }) {
  const mark = card.approval === undefined ? undefined : marks[card.approval.kind]
  if (mark === undefined || !hasApprovalMark(card)) return null
  const { words, icon: Drawing } = mark
  return (
    <span className={styles.mark} role="img" aria-label={words} title={words}>
      <Drawing size={14} strokeWidth={1.75} absoluteStrokeWidth aria-hidden="true" />
    </span>
  )
}
