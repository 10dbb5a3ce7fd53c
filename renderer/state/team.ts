import type { PeerState, PresenceState, TeamState } from '../../shared/ipc/team-api.ts'
import { api } from './api.ts'
import { usePreferences } from './preferences.ts'
import { useSession } from './session.ts'
import { useAnswer } from './watch.ts'

const alone: TeamState = {
  planId: null,
  kind: 'none',
  own: { kind: 'alone' },
  members: [],
  invitations: [],
  endedInvitations: [],
  former: [],
  turnedAway: [],
  heldBack: 0,
  device: null,
  peers: [],
  addresses: [],
  network: { kind: 'off' },
  activity: 'resting',
  keyWarning: null,
}
const nobody: readonly PresenceState[] = []

/** The open plan's team, as this device knows it now. */
export const useTeamState = (): TeamState => useAnswer<TeamState>((tell) => api().team.watch(tell), [], alone)

/** True if a connected device has confirmed all that is here, whatever it may have beside it. */
export const hasEverything = ({ online, inStep, keepsOwn, unconfirmed }: PeerState): boolean =>
  online && (inStep || (keepsOwn && unconfirmed === 0))

/** The members who have this plan open now, and on which post; this one is left out. */
export const useTeamPresence = (): readonly PresenceState[] =>
  useAnswer<readonly PresenceState[]>((tell) => api().team.watchPresence(tell), [], nobody)

/** Tells the network whether it may use the internet: now, and when the person changes that. Called once, at start. */
export function followInternet(): void {
  void api().team.allowInternet(usePreferences.getState().internet)
  usePreferences.subscribe(({ internet }, before) => {
    if (internet !== before.internet) void api().team.allowInternet(internet)
  })
}

/** Tells the others which post is open here, from now on. Called once, at start. */
export function followOpenPost(): void {
  useSession.subscribe(({ openPost }, before) => {
    if (openPost !== before.openPost) void api().team.showPost(openPost)
  })
}
