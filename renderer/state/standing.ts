import { proxy } from 'comlink'
import { create } from 'zustand'
import type { OwnStanding, TeamMember, TeamState } from '../../shared/ipc/team-api.ts'
import { rank } from '../../shared/team/roles.ts'
import { api } from './api.ts'

/** What this device may do in the open plan, as the team's log says now. */
export interface Standing {
  /** The plan to which it belongs; null before anything is known. */
  readonly planId: string | null
  readonly own: OwnStanding
  /** Documents whose changes are only on this computer. */
  readonly heldBack: number
  readonly members: readonly TeamMember[]
}

/** What this computer is to the open plan's team, and who is in it: what changes seldom, while peers confirm key by key. */
export const useStanding = create<Standing>(() => ({ planId: null, own: { kind: 'alone' }, heldBack: 0, members: [] }))

/** Follows the team from now on. Called once, at start. */
export function followStanding(): void {
  void api().team.watch(proxy((team) => useStanding.setState((before) => standingAfter(before, team))))
}

/** The same object with the same parts until something of it changes: nothing is drawn again for what only the team's peers do. */
export function standingAfter(before: Standing, team: Pick<TeamState, keyof Standing>): Standing {
  const own = unlessSame(before.own, team.own)
  const members = unlessSame(before.members, team.members)
  const { planId, heldBack } = team
  const isSame =
    own === before.own && members === before.members && heldBack === before.heldBack && planId === before.planId
  return isSame ? before : { planId, own, heldBack, members }
}

const unlessSame = <T>(before: T, now: T): T => (JSON.stringify(now) === JSON.stringify(before) ? before : now)

/** Why the plan cannot be changed here, in words; null if it can. */
export const useReadOnly = (): string | null => useStanding(({ own }) => readOnlyReason(own))

/** The same, asked once: for what a key or a drag starts. */
export const readOnlyNow = (): string | null => readOnlyReason(useStanding.getState().own)

/** Why somebody of this standing cannot change the plan; null if they can. */
function readOnlyReason(own: OwnStanding): string | null {
  if (own.kind === 'removed') return 'You are no longer in this team, so this plan can only be looked at.'
  if (own.kind === 'left') {
    return own.byOther
      ? 'This computer is no longer in the team, so this plan can only be looked at.'
      : 'You left this team, so this plan can only be looked at.'
  }
  if (own.kind !== 'member' || own.role !== 'viewer') return null
  return 'You can look at this plan but not change it. An admin of the team can allow it.'
}

/** Why the person cannot approve posts, in words; null if they can. */
export const useNotApprover = (): string | null => useStanding(({ own }) => notApproverReason(own))

/** The same, asked once. */
export const notApproverNow = (): string | null => notApproverReason(useStanding.getState().own)

/** True where somebody of the team is there to approve posts: then it matters that one is not. */
export const useHasApprovers = (): boolean => useStanding(hasApprovers)

/** The same, asked once. */
export const hasApproversNow = (): boolean => hasApprovers(useStanding.getState())

const hasApprovers = ({ members }: Pick<Standing, 'members'>): boolean =>
  members.some(({ role, isHub }) => role === 'approver' && !isHub)

function notApproverReason(own: OwnStanding): string | null {
  if (own.kind === 'alone' || (own.kind === 'member' && rank(own.role) >= rank('approver'))) return null
  if (own.kind === 'stranger')
    return 'This computer has no place in the team any more, so nothing can be approved here.'
  return (
    readOnlyReason(own) ?? 'Only approvers and admins can approve. An admin can change your role on the Team screen.'
  )
}
