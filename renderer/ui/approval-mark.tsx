import { History, type LucideIcon, MessageSquareWarning, PenLine, Stamp, UserX } from 'lucide-react'
import type { Approval, Card } from '../../shared/plan/post.ts'
import { useHasApprovers } from '../state/standing.ts'
import { Sign } from './sign.tsx'

const marks: Readonly<Partial<Record<Approval['kind'], { readonly words: string; readonly icon: LucideIcon }>>> = {
  edited: { words: 'Edited since it was approved', icon: PenLine },
  changes: { words: 'Changes asked for', icon: MessageSquareWarning },
  copied: { words: 'Approved in the plan that this is a copy of', icon: History },
  lapsed: { words: 'Approved by somebody who is no approver now', icon: UserX },
}

const markOf = ({ approval, status }: Card) =>
  approval === undefined || status === 'posted' || status === 'archived' ? undefined : marks[approval.kind]

/** On a post with a time that still waits for those who approve. */
const unapproved = { words: 'Scheduled, and not approved yet', icon: Stamp } as const

const waitsFor = ({ approval, status }: Card) =>
  status === 'scheduled' && (approval === undefined || approval.kind === 'unsigned' || approval.kind === 'unknown')

/** True if somebody has said something that the post bears a sign for. */
export const hasApprovalMark = (card: Card): boolean => markOf(card) !== undefined

/**
 * A sign on a post of which somebody has said something that does not let it go out, and, where the team has approvers, on
 * one that is scheduled without their word; nothing on others, and once it is out.
 */
export function ApprovalMark({ card }: { readonly card: Card }) {
  const hasApprovers = useHasApprovers()
  const mark = markOf(card) ?? (hasApprovers && waitsFor(card) ? unapproved : undefined)
  return mark === undefined ? null : <Sign {...mark} tone="draft" />
}
