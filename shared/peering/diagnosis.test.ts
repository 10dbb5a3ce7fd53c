import { describe, expect, it } from 'vitest'
import type { Reach } from '../ipc/network.ts'
import type { PeerState, TeamState, TurnedAway } from '../ipc/team-api.ts'
import { causesOf } from './diagnosis.ts'

const now = Date.UTC(2026, 10, 24, 12)
const peer = (name: string, online: boolean): PeerState => ({
  device: name.toLowerCase(),
  member: name,
  memberName: name,
  deviceName: 'laptop',
  online,
  path: online ? 'lan' : null,
  traffic: null,
  heardAt: null,
  unconfirmed: null,
  inStep: false,
  heldBack: 0,
  keepsOwn: false,
})
const [ben, cleo] = [peer('Ben', false), peer('Cleo', false)]
const team: TeamState = {
  planId: 'plan',
  kind: 'team',
  own: { kind: 'member', role: 'editor' },
  members: [],
  invitations: [],
  endedInvitations: [],
  heldBack: 0,
  former: [],
  turnedAway: [],
  device: 'ana',
  peers: [ben, cleo],
  addresses: ['10.0.0.2:47610'],
  network: { kind: 'ready' },
  activity: 'looking',
  keyWarning: null,
}
const reach: Reach = {
  interfaces: 1,
  listening: true,
  multicast: 'heard',
  internet: { nodes: 20, asked: 90, answered: 80, forMs: 60_000 },
  found: [],
  blocked: [],
  vpn: false,
  relays: 0,
  now,
  newestAt: now - 1_000,
}
const kinds = (of: TeamState, by: Reach | null) => causesOf(of, by).map(({ kind }) => kind)

describe('why this computer is not connected', () => {
  it('names what makes all else beside the point, alone', () => {
    expect(kinds(team, null)).toEqual(['no-network'])
    expect(kinds({ ...team, network: { kind: 'trouble', reason: 'No port.' } }, reach)).toEqual(['no-network'])
    expect(
      kinds({ ...team, own: { kind: 'removed', byName: 'Ben', byOther: true, undone: [], at: now } }, reach),
    ).toEqual(['removed'])
    expect(
      kinds({ ...team, own: { kind: 'left', byName: 'Ana', byOther: false, undone: [], at: now } }, reach),
    ).toEqual(['left'])
    expect(kinds({ ...team, peers: [] }, reach)).toEqual(['nobody-joined'])
    expect(kinds(team, { ...reach, interfaces: 0, internet: null, multicast: 'none' })).toEqual(['no-interface'])
  })

  it('says that nothing is wrong when nothing is', () => {
    expect(kinds({ ...team, peers: [peer('Ben', true)] }, { ...reach, internet: null })).toEqual(['all-connected'])
    expect(causesOf({ ...team, peers: [peer('Ben', true), cleo] }, reach)).toEqual([{ kind: 'away', names: ['Cleo'] }])
  })

  it('tells an internet that is switched off from one that is blocked and one where nobody is', () => {
    expect(kinds(team, { ...reach, internet: null })).toEqual(['internet-off'])
    const silent = { nodes: 0, asked: 40, answered: 0, forMs: 60_000 }
    expect(kinds(team, { ...reach, internet: silent })).toEqual(['no-dht'])
    expect(kinds(team, { ...reach, internet: { ...silent, forMs: 2_000 } })).toEqual(['too-early'])
    expect(kinds(team, reach)).toEqual(['nobody-found'])
  })

  it('names who was found and cannot be reached, and whether a hub could have helped', () => {
    const found = { ...reach, found: ['cleo', 'a-stranger'] }
    expect(causesOf(team, found)).toEqual([{ kind: 'no-path', names: ['Cleo'], relays: false }])
    expect(causesOf(team, { ...found, relays: 1 })).toEqual([{ kind: 'no-path', names: ['Cleo'], relays: true }])
    expect(kinds({ ...team, peers: [peer('Ben', true), cleo, peer('Dara', false)] }, found)).toEqual([
      'no-path',
      'away',
    ])
  })

  it('suspects multicast only while nobody is connected, and says whether it is certain', () => {
    expect(kinds(team, { ...reach, multicast: 'none' })).toEqual(['nobody-found', 'no-multicast'])
    expect(kinds(team, { ...reach, multicast: 'silent' })).toEqual(['nobody-found', 'silent-multicast'])
    expect(kinds({ ...team, peers: [peer('Ben', true), cleo] }, { ...reach, multicast: 'silent' })).toEqual(['away'])
  })

  it('names who was met and cannot be talked to, and looks for the way to the others alone', () => {
    const away = (kind: TurnedAway['kind'], device = 'ben') => ({
      ...{ device, kind, name: 'Ben', deviceName: 'laptop', reason: '', at: now },
    })
    const met = (...turnedAway: readonly TurnedAway[]): TeamState => ({ ...team, turnedAway })
    for (const kind of ['newer', 'older', 'unreadable', 'apart'] as const) {
      expect(causesOf({ ...met(away(kind)), peers: [ben] }, reach)).toEqual([{ kind, names: ['Ben'] }])
    }
    expect(kinds(met(away('older')), reach)).toEqual(['older', 'away'])
    expect(kinds(met(away('older'), away('newer', 'cleo')), reach)).toEqual(['newer', 'older'])
    expect(kinds(met(away('older'), away('newer')), reach)).toEqual(['newer', 'away'])
    expect(kinds(met(away('cut-off', 'somebody')), reach)).toEqual(['nobody-found'])
    const blocked = { ...reach, blocked: ['ben'] }
    expect(causesOf({ ...team, peers: [ben] }, blocked)).toEqual([{ kind: 'blocked', names: ['Ben'] }])
    expect(kinds({ ...met(away('newer')), peers: [ben] }, blocked)).toEqual(['newer'])
  })

  it('names a computer rather than its person where the person has others that are here, or is oneself', () => {
    const laptop = { ...peer('Ben', false), device: 'ben-2', deviceName: 'laptop 2' }
    const both = { ...team, peers: [peer('Ben', true), laptop] }
    expect(causesOf(both, reach)).toEqual([{ kind: 'away', names: ['Ben’s computer “laptop 2”'] }])
    const members: TeamState['members'] = [
      { ...{ member: 'Ben', name: 'Ben', hue: 'teal', role: 'editor' }, isHub: false, isOwn: true, devices: [] },
    ]
    expect(causesOf({ ...both, members }, reach)).toEqual([{ kind: 'away', names: ['your computer “laptop 2”'] }])
    const away = { ...team, peers: [ben, laptop, peer('Cleo', true)] }
    expect(causesOf(away, reach)).toEqual([{ kind: 'away', names: ['Ben'] }])
  })

  it('suspects a VPN that is on only where nobody is heard on this network', () => {
    expect(kinds(team, { ...reach, vpn: true })).toEqual(['nobody-found'])
    expect(kinds(team, { ...reach, vpn: true, multicast: 'silent' })).toEqual(['nobody-found', 'vpn'])
    expect(kinds({ ...team, peers: [peer('Ben', true), cleo] }, { ...reach, vpn: true, multicast: 'silent' })).toEqual([
      'away',
    ])
  })

  it('notices a clock that is behind, but not one that is off by minutes', () => {
    expect(causesOf(team, { ...reach, newestAt: now + 86_400_000 })[0]).toEqual({
      kind: 'clock-behind',
      ms: 86_400_000,
    })
    expect(kinds(team, { ...reach, newestAt: now + 60_000 })).toEqual(['nobody-found'])
  })
})
