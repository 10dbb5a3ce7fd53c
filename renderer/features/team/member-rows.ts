import type { PeerState, PresenceState, TeamMember, TeamState } from '../../../shared/ipc/team-api.ts'
import { roleWords } from './words.ts'

/** One computer of a member, as the list shows it. */
export interface ComputerRow {
  readonly device: string
  readonly deviceName: string
  /** Null for the computer that the person sits at. */
  readonly peer: PeerState | null
  /** True while a post is open there. */
  readonly inPost: boolean
}

/** One member with all of their computers. */
export interface MemberRow {
  readonly member: TeamMember
  readonly computers: readonly ComputerRow[]
}

/** The team as the list shows it, in the members' order. */
export function memberRows(team: TeamState, presence: readonly PresenceState[]): readonly MemberRow[] {
  const writing = new Set(presence.flatMap(({ device, post }) => (post === null ? [] : [device])))
  const peers = new Map(team.peers.map((peer) => [peer.device, peer]))
  return team.members.map((member) => ({
    member,
    computers: member.devices.map(({ device, deviceName }) => ({
      ...{ device, deviceName, inPost: writing.has(device) },
      peer: device === team.device ? null : (peers.get(device) ?? unmet(device, member)),
    })),
  }))
}

/** A device of which nothing else is known yet. */
const unmet = (device: string, { member, name }: TeamMember): PeerState => ({
  ...{ device, member, memberName: name, deviceName: '', online: false, path: null, traffic: null },
  ...{ heardAt: null, unconfirmed: null, inStep: false, heldBack: 0, keepsOwn: false },
})

/** Gives back the same object for a member of whom nothing has changed: only rows that say something new are drawn. */
export function rowKeeper(): (rows: readonly MemberRow[]) => readonly MemberRow[] {
  let kept = new Map<string, { readonly said: string; readonly row: MemberRow }>()
  return (rows) => {
    const now = rows.map((row) => {
      const said = JSON.stringify(row)
      const before = kept.get(row.member.member)
      return before?.said === said ? before : { said, row }
    })
    kept = new Map(now.map((entry) => [entry.row.member.member, entry]))
    return now.map(({ row }) => row)
  }
}

/** True if one of the member's computers is connected, or is this one. */
export const isHere = ({ computers }: MemberRow): boolean => computers.some(({ peer }) => peer === null || peer.online)

/** The computer that stands for a member: this one, else a connected one with the most, else the one heard last. */
export function foremost({ computers }: MemberRow): ComputerRow | undefined {
  const own = computers.find(({ peer }) => peer === null)
  return own ?? computers.toSorted((a, b) => weight(b.peer) - weight(a.peer))[0]
}

function weight(peer: PeerState | null): number {
  if (peer === null || !peer.online) return peer?.heardAt ?? -1
  return Number.MAX_SAFE_INTEGER - (peer.inStep ? 0 : 1)
}

/** The members of whom every word is found in the name, the role or the name of a computer. */
export function matching(rows: readonly MemberRow[], text: string): readonly MemberRow[] {
  const words = folded(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter(({ member, computers }) => {
    const names = computers.map(({ deviceName }) => deviceName)
    const all = folded([member.name, roleWords[member.role], ...names].join('\n'))
    return words.every((word) => all.includes(word))
  })
}

const folded = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()
