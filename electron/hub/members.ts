import { deviceNamesOf } from '../../shared/peering/device-names.ts'
import { membersOf } from '../../shared/peering/kept-team.ts'
import type { Role } from '../../shared/team/grants.ts'
import type { HubPlan } from './hub-plan.ts'

/** One device of the team. */
export interface MemberLine {
  readonly member: string
  readonly memberName: string
  readonly device: string
  readonly deviceName: string
  readonly role: Role
  readonly joinedAt: number
}

/** Everyone of the team with their devices, the oldest first. */
export async function memberLines(plan: HubPlan): Promise<readonly MemberLine[]> {
  const names = new Map(plan.lists.current().members.map(({ id, name }) => [id, name]))
  const membership = membersOf(await plan.team.readTeam())
  if (membership === null) return []
  const deviceNames = deviceNamesOf(membership)
  return [...membership.devices.values()]
    .sort((a, b) => a.joinedAt - b.joinedAt)
    .map(({ memberId, memberName, device, role, joinedAt }) => ({
      member: memberId,
      memberName: names.get(memberId) || memberName,
      device,
      deviceName: deviceNames.get(device) ?? '',
      role,
      joinedAt,
    }))
}
