import { describe, expect, it, test } from 'vitest'
import type { SaveState } from '../../shared/ipc/plan-api.ts'
import type { PeerState, TeamState } from '../../shared/ipc/team-api.ts'
import { agoWords, nearestFirst, peerWords, standingOf } from './saving-words.ts'

const now = Date.UTC(2026, 10, 24, 12)
const saved: SaveState = { pending: 0, savedAt: now, trouble: null, damaged: [] }
const ana: PeerState = {
  device: 'a1',
  member: 'm1',
  memberName: 'Ana',
  deviceName: 'laptop',
  online: true,
  path: 'lan',
  traffic: null,
  heardAt: now,
  unconfirmed: 0,
  inStep: true,
  heldBack: 0,
  keepsOwn: false,
}
const away: PeerState = { ...ana, online: false, heardAt: now - 3 * 60_000 }
const team = (peers: readonly PeerState[]): TeamState => ({
  planId: 'plan',
  kind: 'team',
  device: 'd0',
  peers,
  addresses: [],
  network: { kind: 'ready' },
  activity: 'reconnecting',
  keyWarning: null,
  own: { kind: 'member', role: 'admin' },
  members: [],
  invitations: [],
  endedInvitations: [],
  former: [],
  turnedAway: [],
  heldBack: 0,
})

test('of many computers those online come first, then those that were heard last', () => {
  const met = { ...away, device: 'met', heardAt: 5 }
  const unmet = { ...away, device: 'unmet', heardAt: null }
  expect(nearestFirst([unmet, met, away, ana])).toEqual([ana, away, met, unmet])
  const [first, second] = [
    { ...ana, heardAt: 1 },
    { ...ana, heardAt: 2 },
  ]
  expect(nearestFirst([first, second])).toEqual([first, second])
})

describe('the pill', () => {
  it('claims nothing before the worker has said anything', () => {
    expect(standingOf(null, null, now).kind).toBe('waiting')
  })
  it('does not say saved while anything is pending, whatever peers have', () => {
    expect(standingOf({ ...saved, pending: 1 }, team([ana]), now).full).toBe('Saving…')
  })
  it('puts trouble first', () => {
    const standing = standingOf(
      { pending: 3, savedAt: null, trouble: 'The disk is full.', damaged: [] },
      team([ana]),
      now,
    )
    expect(standing).toMatchObject({ kind: 'trouble', full: 'The disk is full.' })
  })
  it('[ST10] tells of what the disk spoilt beside what is saved', () => {
    const damaged = ['018bcfe5-6801-7a08-802c-8706c4ebfb26']
    expect(standingOf({ ...saved, damaged }, team([ana]), now)).toEqual({
      kind: 'trouble',
      short: 'Damage',
      full: 'Synced with 1 computer · 1 post came back damaged from this computer’s disk',
    })
  })
  it('counts a viewer who has everything and holds changes back', () => {
    const apart = { ...ana, inStep: false, keepsOwn: true }
    expect(standingOf(saved, team([apart]), now).full).toBe('Synced with 1 computer')
    expect(standingOf(saved, team([{ ...apart, unconfirmed: 1 }]), now).kind).toBe('waiting')
  })
  it('counts only peers that are here and have everything', () => {
    const receiving = { ...ana, device: 'b', inStep: false, unconfirmed: 4 }
    expect(standingOf(saved, team([ana, receiving]), now).full).toBe('Synced with 1 computer')
    expect(standingOf(saved, team([receiving]), now)).toMatchObject({ kind: 'waiting', short: 'Syncing' })
  })
  it('says of nobody that they are away who are not there, or whom this computer meets no more', () => {
    expect(standingOf(saved, team([]), now).full).toBe('Saved on this computer · nobody else is in the team')
    const gone = { kind: 'removed', byName: 'Ana', byOther: true, undone: [], at: now } as const
    const trouble = { kind: 'trouble', reason: 'No port is free.' } as const
    for (const network of [team([]).network, trouble]) {
      const standing = standingOf(saved, { ...team([away]), own: gone, network }, now)
      expect(standing).toMatchObject({ kind: 'saved', full: 'Saved on this computer · you are no longer in this team' })
    }
    const left = standingOf(saved, { ...team([away]), own: { ...gone, kind: 'left', byOther: false } }, now)
    expect(left.full).toBe('Saved on this computer · you left this team')
    const lost = standingOf(saved, { ...team([away]), own: { ...gone, kind: 'left' } }, now)
    expect(lost.full).toBe('Saved on this computer · this computer is no longer in the team')
  })
  it('says what Placard does about sleep and networks, and that it does so by itself', () => {
    const doing = (activity: TeamState['activity']) => standingOf(saved, { ...team([away]), activity }, now)
    expect(doing('asleep').full).toContain('sleeps: Placard reconnects by itself when it wakes')
    expect(doing('offline')).toMatchObject({ kind: 'saved', short: 'Offline' })
    expect(doing('offline').full).toContain('no network here: Placard reconnects by itself')
    expect(doing('looking').full).toContain('nobody else is online, looking for them')
    for (const activity of ['resting', 'looking', 'reconnecting', 'connected', 'offline', 'asleep'] as const) {
      expect(doing(activity).full).toMatch(/^Saved on this computer · /)
    }
  })
  it('calls one’s own other computer by its name', () => {
    const own: TeamState['members'] = [
      { ...{ member: 'm1', name: 'Ana', hue: 'teal', role: 'admin' }, isHub: false, isOwn: true, devices: [] },
    ]
    expect(standingOf(saved, { ...team([away]), members: own }, now).full).toContain(
      'your computer “laptop” last heard 3 min ago',
    )
  })
  it('never says synced when everyone is away', () => {
    const standing = standingOf(saved, team([away]), now)
    expect(standing.kind).toBe('saved')
    expect(standing.full).toBe(
      'Saved on this computer · nobody else is online, Placard reconnects by itself · Ana last heard 3 min ago',
    )
  })
})

it('tells of a peer only what it confirmed', () => {
  expect(peerWords(ana, now)).toBe('has everything')
  expect(peerWords({ ...away, inStep: false, unconfirmed: 2 }, now)).toBe('lacks 2 changes, last heard 3 min ago')
  expect(peerWords({ ...away, inStep: false, unconfirmed: null, heardAt: null }, now)).toBe('never heard from')
})

it('rounds time down', () => {
  expect(agoWords(now - 59_999, now)).toBe('just now')
  expect(agoWords(now - 119 * 60_000, now)).toBe('1 h ago')
  expect(agoWords(now - 49 * 3_600_000, now)).toBe('2 days ago')
})
