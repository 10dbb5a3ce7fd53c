import type { FromNetwork } from '../../shared/ipc/network.ts'
import { signApproval } from '../../shared/team/approval.ts'
import { rank } from '../../shared/team/roles.ts'
import type { Request } from './control.ts'
import type { OwnDevice } from './own-device.ts'
import type { ServedTeam } from './served-team.ts'

type Signed = Extract<FromNetwork, { type: 'approval-signed' }>['result']

/**
 * Signs what the person says about posts of the plan that is open. Who asks gives the words and never the bytes: nothing
 * else can be had signed, and nothing by somebody whom the grant log does not let approve [AP8].
 */
export function signWords({ words }: Request<'sign-approval'>, own: OwnDevice, served: ServedTeam): Signed {
  const { plan, team } = served
  if (plan === null) return { ok: false, message: 'Open a plan first.' }
  const refusal = plan.genesis === null ? null : refusalOf(own, team)
  if (refusal !== null) return { ok: false, message: refusal }
  const at = own.clock.now()
  const signed = words.map(({ post, content, verdict, note }) =>
    signApproval({ planId: plan.planId, postId: post, content, verdict, at, note }, own.signer),
  )
  return { ok: true, device: own.id, signed }
}

/** Why this device may not approve anything; null if it may. */
function refusalOf({ id }: OwnDevice, team: ServedTeam['team']): string | null {
  if (team === null)
    return 'This computer has no key of the team, so nothing can be approved here. Nothing has changed.'
  const standing = team.standing(id)
  if (standing.kind === 'member' && rank(standing.role) >= rank('approver')) return null
  return 'Only approvers and admins can approve. An admin can change your role on the Team screen.'
}
