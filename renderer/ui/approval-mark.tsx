import { type LucideIcon, MessageSquareWarning, PenLine, UserX } from 'lucide-react'
import type { Approval, Card } from '../../shared/plan/post.ts'
import { Sign } from './sign.tsx'

const marks: Readonly<Partial<Record<Approval['kind'], { readonly words: string; readonly icon: LucideIcon }>>> = {
  edited: { words: 'Edited since it was approved', icon: PenLine },
  changes: { words: 'Changes asked for', icon: MessageSquareWarning },
  lapsed: { words: 'Approved by somebody who is no approver now', icon: UserX },
}

const markOf = ({ approval, status }: Card) =>
  approval === undefined || status === 'posted' || status === 'archived' ? undefined : marks[approval.kind]

/** True if the post bears the sign. */
export const hasApprovalMark = (card: Card): boolean => markOf(card) !== undefined

/** A sign on a post of which somebody has said something that does not let it go out; nothing on others, and once it is out. */
export function ApprovalMark({ card }: { readonly card: Card }) {
  const mark = markOf(card)
  return mark === undefined ? null : <Sign {...mark} tone="draft" />
}
