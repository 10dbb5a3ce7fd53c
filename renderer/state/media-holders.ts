import type { TeamState } from '../../shared/ipc/team-api.ts'

/** A member on whose computer a file is. */
export interface MediaHolder {
  readonly name: string
  readonly online: boolean
  /** When one of the computers that have it was last heard; null if never. */
  readonly heardAt: number | null
}

/** Whose computers these are: who is online first, then who was heard last. Computers that went out of the team are none. */
export function holdersOf(
  devices: readonly string[],
  team: Pick<TeamState, 'members' | 'peers'>,
): readonly MediaHolder[] {
  const peers = new Map(team.peers.map((peer) => [peer.device, peer]))
  const holders = team.members.flatMap(({ name, isOwn, devices: own }) => {
    const holding = own.filter(({ device }) => devices.includes(device)).map(({ device }) => peers.get(device))
    if (holding.length === 0) return []
    const heard = holding.flatMap((peer) => (peer?.heardAt == null ? [] : [peer.heardAt]))
    const online = holding.some((peer) => peer?.online === true)
    const heardAt = heard.length === 0 ? null : Math.max(...heard)
    return [{ name: isOwn ? 'Another computer of yours' : name, online, heardAt }]
  })
  return holders.toSorted((a, b) => Number(b.online) - Number(a.online) || (b.heardAt ?? 0) - (a.heardAt ?? 0))
}
