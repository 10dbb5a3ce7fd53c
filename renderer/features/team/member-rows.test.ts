import { describe, expect, it } from 'vitest'
import type { PeerState, TeamState } from '../../../shared/ipc/team-api.ts'
import { foremost, isHere, matching, memberRows, rowKeeper } from './member-rows.ts'

const peer = (device: string, changes: Partial<PeerState> = {}): PeerState => ({
  ...{ device, member: 'b', memberName: 'Ben', deviceName: device, online: false, path: null, traffic: null },
  ...{ heardAt: null, unconfirmed: null, inStep: false, heldBack: 0, keepsOwn: false },
  ...changes,
})
const person = (member: string, name: string, ...devices: readonly string[]): TeamState['members'][number] => ({
  ...{ member, name, hue: 'red', role: 'editor', isHub: false, isOwn: member === 'a' },
  devices: devices.map((device) => ({ device, deviceName: `${device} of ${name}`, joinedAt: 0, invite: null })),
})
const team = (...peers: readonly PeerState[]): TeamState => ({
  ...{
    planId: 'plan',
    kind: 'team',
    own: { kind: 'member', role: 'admin' },
    invitations: [],
    endedInvitations: [],
    former: [],
    turnedAway: [],
    heldBack: 0,
  },
  members: [person('a', 'Zoë', 'desk'), person('b', 'Ben', 'phone', 'laptop')],
  ...{ device: 'desk', peers, addresses: [], network: { kind: 'ready' }, activity: 'connected', keyWarning: null },
})

describe('the rows of the member list', () => {
  it('have this computer without a peer, and one that was never met as not met', () => {
    const [ana, ben] = memberRows(team(peer('phone', { heardAt: 5 })), [
      { device: 'phone', memberName: 'Ben', post: 'post' },
      { device: 'desk', memberName: 'Zoë', post: null },
    ])
    expect(ana?.computers).toEqual([{ device: 'desk', deviceName: 'desk of Zoë', peer: null, inPost: false }])
    expect(ben?.computers.map((row) => [row.peer?.heardAt, row.inPost])).toEqual([
      [5, true],
      [null, false],
    ])
  })

  it('stay the same objects until something of the member changes, also when another joins before them', () => {
    const keep = rowKeeper()
    const before = keep(memberRows(team(peer('phone')), []))
    const traffic = { received: 1, sent: 0 }
    const after = keep(memberRows(team(peer('phone', { online: true, traffic })), []))
    expect(after[0]).toBe(before[0])
    expect(after[1]).not.toBe(before[1])
    const grown = { ...team(peer('phone', { online: true, traffic })) }
    const joined = keep(memberRows({ ...grown, members: [person('c', 'Aisha', 'new'), ...grown.members] }, []))
    expect(joined.slice(1)).toEqual(after)
    expect(joined[2]).toBe(after[1])
  })

  it('show a member by a connected computer that has everything, else by the one heard last', () => {
    const shown = (...peers: readonly PeerState[]) => {
      const row = memberRows(team(...peers), [])[1]
      return row === undefined ? null : [foremost(row)?.device, isHere(row)]
    }
    expect(shown()).toEqual(['phone', false])
    expect(shown(peer('phone', { heardAt: 1 }), peer('laptop', { heardAt: 2 }))).toEqual(['laptop', false])
    expect(shown(peer('phone', { online: true }), peer('laptop', { heardAt: 2e12 }))).toEqual(['phone', true])
    expect(shown(peer('phone', { online: true }), peer('laptop', { online: true, inStep: true }))).toEqual([
      'laptop',
      true,
    ])
  })

  it('are found by name, role and computer, in any order and without accents', () => {
    const rows = memberRows(team(), [])
    const found = (text: string) => matching(rows, text).map(({ member }) => member.name)
    expect(found('')).toEqual(['Zoë', 'Ben'])
    expect(found('zoe')).toEqual(['Zoë'])
    expect(found('  laptop ben ')).toEqual(['Ben'])
    expect(found('EDITOR')).toEqual(['Zoë', 'Ben'])
    expect(found('nobody')).toEqual([])
  })
})
