import { expect, test } from 'vitest'
import type { TeamState, TurnedAway } from '../ipc/team-api.ts'
import { refusalLog } from './refusals.ts'

const state = (turnedAway: readonly TurnedAway[]): TeamState => ({
  ...{
    planId: 'plan',
    kind: 'team',
    own: { kind: 'alone' },
    members: [],
    invitations: [],
    endedInvitations: [],
    former: [],
    heldBack: 0,
    device: null,
    peers: [],
  },
  ...{ addresses: [], network: { kind: 'ready' }, activity: 'looking', keyWarning: null, turnedAway },
})

test('what is refused is written down once, in one line each, whatever name somebody has', () => {
  const lines: string[] = []
  const log = refusalLog((line) => lines.push(line))
  const stranger = {
    device: 'ab'.repeat(32),
    kind: 'stranger',
    name: null,
    deviceName: null,
    reason: '',
    at: 0,
  } as const
  const ben = {
    device: 'cd'.repeat(32),
    kind: 'cut-off',
    name: 'Ben\nx',
    deviceName: 'laptop',
    reason: 'It is rude.',
    at: 1000,
  } as const
  log(state([stranger]))
  log(state([stranger, ben]))
  log(state([stranger, ben]))
  expect(lines).toEqual([
    '1970-01-01T00:00:00.000Z refused kind=stranger device=abababababababab member="" reason=""',
    '1970-01-01T00:00:01.000Z refused kind=cut-off device=cdcdcdcdcdcdcdcd member="Ben\\nx" reason="It is rude."',
  ])
})
