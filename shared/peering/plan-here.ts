import type { JoinResult } from '../ipc/team-api.ts'
import { parseCode } from '../team/invitation-code.ts'
import { membersOf } from './kept-team.ts'
import type { PeeredPlans } from './peered-plan.ts'

type Here = Extract<JoinResult, { kind: 'here' }>

/** The plan that a code leads to, if it is on this computer and this device is in its team; null otherwise. */
export async function planHere(plans: PeeredPlans, code: string, device: string): Promise<Here | null> {
  const parsed = parseCode(code)
  if (!parsed.ok) return null
  for (const { id, name } of await plans.list()) {
    const team = await plans.teamOf(id)
    if (team?.genesis?.startsWith(parsed.code.team) !== true || membersOf(team)?.devices.has(device) !== true) continue
    return { kind: 'here', planId: id, planName: name }
  }
  return null
}
