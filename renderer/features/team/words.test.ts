import { describe, expect, it } from 'vitest'
import type { PeerState } from '../../../shared/ipc/team-api.ts'
import { formerWords, standing, turnedAwayWords, welcomeWords, whereabouts } from './words.ts'

const peer: PeerState = {
  device: 'd',
  member: 'm',
  memberName: 'Ben',
  deviceName: 'laptop',
  online: true,
  path: 'lan',
  traffic: { received: 0, sent: 0 },
  heardAt: 1_000_000,
  unconfirmed: 0,
  inStep: true,
  heldBack: 0,
  keepsOwn: false,
}

it('tells a newcomer what they may do', () => {
  expect(welcomeWords('Spring', 'approver')).toBe(
    'You have joined “Spring”, as approver: you write, plan and schedule, and approve posts.',
  )
})

describe('what is said of a device', () => {
  it('never claims that a device has what was not confirmed', () => {
    expect(standing(peer)).toBe('Has everything')
    expect(standing({ ...peer, inStep: false, unconfirmed: 1 })).toBe('1 change to confirm')
    expect(standing({ ...peer, inStep: false, unconfirmed: null })).toBe('Comparing')
    expect(standing({ ...peer, inStep: false, unconfirmed: 0 })).toBe('Exchanging changes')
  })

  it('tells once what was refused, and why', () => {
    const away = { device: 'd', name: 'Ben', deviceName: null, reason: '', at: 0 }
    expect(turnedAwayWords({ ...away, kind: 'removed' })).toMatch(/^A computer of Ben that was removed tried/)
    expect(turnedAwayWords({ ...away, kind: 'may-not-write' })).toMatch(
      /^Refused: changes .*since Ben may only look\.$/,
    )
    expect(turnedAwayWords({ ...away, kind: 'newer' })).toMatch(
      /^A computer of Ben has a newer Placard: update this one/,
    )
    expect(turnedAwayWords({ ...away, kind: 'older' })).toMatch(/older Placard: it has to be updated there/)
    expect(turnedAwayWords({ ...away, kind: 'older', deviceName: 'laptop 2' })).toMatch(
      /^The computer “laptop 2” of Ben has an older/,
    )
    expect(turnedAwayWords({ ...away, kind: 'unreadable' })).toMatch(/another version/)
    expect(turnedAwayWords({ ...away, kind: 'apart' })).toMatch(/has another plan open/)
    const reason = 'The other side introduced itself twice.'
    expect(turnedAwayWords({ ...away, kind: 'cut-off', reason })).toMatch(/^Refused: .* cut off at .*twice\.$/)
  })

  it('tells who took computers out of the team', () => {
    const former = {
      id: 'x',
      name: 'Ben',
      deviceNames: ['laptop'],
      isMember: false,
      byThemselves: false,
      byName: 'Ana',
      at: 0,
    }
    expect(formerWords({ ...former, kind: 'removed' })).toMatch(/^Removed by Ana on .*19(69|70)/)
    expect(formerWords({ ...former, kind: 'removed', byName: '' })).toMatch(/^Removed by an admin on /)
    expect(formerWords({ ...former, kind: 'left', byName: 'Ben', byThemselves: true })).toMatch(/^Went out on /)
    expect(formerWords({ ...former, kind: 'left', byName: 'Ben' })).toMatch(/^Taken out by Ben on /)
  })

  it('tells what stays apart because of somebody’s role', () => {
    const apart = { ...peer, inStep: false }
    expect(standing({ ...apart, keepsOwn: true })).toBe('Has everything, and more that it may not share')
    expect(standing({ ...apart, keepsOwn: true, unconfirmed: 2 })).toBe('2 changes to confirm')
    expect(standing({ ...apart, heldBack: 1 })).toBe('Has all but an entry that you may not share')
    expect(standing({ ...apart, heldBack: 3 })).toBe('Has all but 3 entries that you may not share')
  })

  it('tells a device that was heard by a file', () => {
    const away = { ...peer, online: false, path: 'bundle' as const }
    expect(whereabouts(away, 1_000_000)).toBe('Last heard just now, by a file')
  })

  it('speaks in the past of a device that is away', () => {
    const away = { ...peer, online: false, path: null }
    expect(standing(away)).toBe('Had everything when it left')
    expect(standing({ ...away, inStep: false, unconfirmed: 3 })).toBe('Lacks 3 changes')
    expect(standing({ ...away, inStep: false, unconfirmed: null })).toBe('Not known what it has')
  })

  it('says when a device was last heard', () => {
    const away = { ...peer, online: false, path: null }
    expect(whereabouts(peer, 1_000_000)).toBe('Online, on this network')
    expect(whereabouts({ ...peer, path: 'relay' }, 1_000_000)).toBe('Online, relayed by the hub')
    expect(whereabouts(away, 1_030_000)).toBe('Last heard just now')
    expect(whereabouts(away, 1_000_000 + 5 * 60_000)).toMatch(/^Last heard 5/)
    expect(whereabouts({ ...away, heardAt: null }, 0)).toBe('Not met yet')
  })
})
