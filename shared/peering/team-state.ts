import type { FromNetwork } from '../ipc/network.ts'
import type { TeamState } from '../ipc/team-api.ts'
import type { ServedPlan } from './served-plan.ts'

/** What the network says of itself. */
export type Status = Extract<FromNetwork, { type: 'status' }>

/** What may be said at this moment of the open plan's team and of the network; either may be missing. */
export function teamState(served: ServedPlan | null, status: Status | null, now: number): TeamState {
  return {
    planId: served?.plan.entry.id ?? null,
    kind: served?.hasTeam() ? 'team' : 'none',
    own: served?.own() ?? { kind: 'alone' },
    members: served?.members() ?? [],
    invitations: served?.invitations(now) ?? [],
    endedInvitations: served?.endedInvitations(now) ?? [],
    former: served?.former() ?? [],
    turnedAway: served?.turnedAway() ?? [],
    heldBack: served?.heldBack() ?? 0,
    device: status?.device ?? null,
    peers: served?.peers(status?.device ?? null) ?? [],
    addresses: status?.addresses ?? [],
    network: status?.network ?? { kind: 'off' },
    activity: status?.activity ?? 'resting',
    keyWarning: status?.keyWarning ?? null,
  }
}
