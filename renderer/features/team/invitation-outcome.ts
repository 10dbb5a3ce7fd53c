import type { Invitation, TeamState } from '../../../shared/ipc/team-api.ts'

/** Somebody who came in by an invitation. */
export interface Arrival {
  readonly device: string
  readonly memberName: string
  readonly deviceName: string
  readonly joinedAt: number
}

/** What has become of an invitation: who used it, and why it opens no more (null while it does). */
export interface Outcome {
  readonly arrivals: readonly Arrival[]
  readonly ended: 'used' | 'expired' | 'withdrawn' | null
}

/** What has become of an invitation by `now`, as far as this computer knows. */
export function outcomeOf({ id, expiresAt }: Invitation, team: TeamState, now: number): Outcome {
  const arrivals = team.members.flatMap(({ name, devices }) =>
    devices.filter(({ invite }) => invite === id).map((device) => ({ ...device, memberName: name })),
  )
  const ended = team.endedInvitations.find((invitation) => invitation.id === id)?.why
  return {
    arrivals: arrivals.sort((a, b) => a.joinedAt - b.joinedAt),
    ended: ended ?? (now > expiresAt ? 'expired' : null),
  }
}
