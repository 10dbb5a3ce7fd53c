import { describe, expect, it } from 'vitest'
import type { TeamMember, TeamState } from '../../../shared/ipc/team-api.ts'
import { outcomeOf } from './invitation-outcome.ts'
import { arrivalWords, pairedWords, waitingWords } from './invitation-words.ts'

const at = new Date(2026, 10, 25, 14, 2).getTime()
const ana = { device: 'd', memberName: 'Ana', deviceName: 'laptop', joinedAt: at }
const time = new Date(at).toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' })
const invitation = { id: 'i1', code: 'K7QF', link: 'placard://join/K7QF', expiresAt: 1000 }
const member = (name: string, invite: string | null, joinedAt: number): TeamMember => ({
  ...{ member: name, name, hue: 'teal', role: 'editor', isHub: false, isOwn: false },
  devices: [{ device: name, deviceName: 'laptop', joinedAt, invite }],
})
const team = (part: Partial<TeamState>): TeamState => ({
  ...{
    planId: 'plan',
    kind: 'team',
    own: { kind: 'member', role: 'admin' },
    members: [],
    invitations: [],
    endedInvitations: [],
  },
  ...{ former: [], turnedAway: [], heldBack: 0, device: null, peers: [], addresses: [] },
  ...{ network: { kind: 'ready' }, activity: 'looking', keyWarning: null },
  ...part,
})

describe('what becomes of an invitation', () => {
  it('is told with who came in by it, the first first', () => {
    const members = [
      member('Cleo', 'i1', 5),
      member('Ben', 'i1', 3),
      member('Dora', 'other', 4),
      member('Ana', null, 1),
    ]
    const { arrivals, ended } = outcomeOf(invitation, team({ members }), 900)
    expect(arrivals.map(({ memberName }) => memberName)).toEqual(['Ben', 'Cleo'])
    expect(ended).toBeNull()
  })

  it('is told when its time has run out, and when the team has ended it', () => {
    expect(outcomeOf(invitation, team({}), 1001).ended).toBe('expired')
    expect(outcomeOf(invitation, team({ endedInvitations: [{ id: 'i1', why: 'withdrawn' }] }), 5).ended).toBe(
      'withdrawn',
    )
    expect(outcomeOf(invitation, team({ endedInvitations: [{ id: 'i2', why: 'used' }] }), 5).ended).toBeNull()
  })

  it('has words', () => {
    expect(arrivalWords(ana)).toBe(`Ana joined with this code at ${time}, on “laptop”.`)
    expect(pairedWords(ana)).toMatch(/^Your other computer is paired: “laptop”, at /)
    expect(waitingWords(0, 5)).toMatch(/^Nobody has used it yet/)
    expect(waitingWords(1, 4)).toBe('Good for 4 more people.')
    expect(waitingWords(4, 1)).toBe('Good for one more person.')
  })
})
