import { expect, test } from 'vitest'
import type { OwnStanding } from '../../shared/ipc/team-api.ts'
import { standingTrouble } from './standing.ts'

test.each([
  [{ kind: 'removed', byName: 'Ana', byOther: true, undone: [], at: 0 }, 'removed from its team by Ana.'],
  [{ kind: 'removed', byName: '', byOther: true, undone: [], at: 0 }, 'removed from its team by an admin.'],
  [{ kind: 'left', byName: 'Ana', byOther: false, undone: [], at: 0 }, 'has left its team.'],
  [{ kind: 'stranger' }, 'does not know the key of this hub'],
] satisfies [OwnStanding, string][])('a hub that is %j says so, and what to do next', (own, words) => {
  expect(standingTrouble(own)).toContain(words)
  expect(standingTrouble(own)).toContain('start a hub on an empty data folder')
})

test('a hub whose team is there has no trouble with it', () => {
  expect(standingTrouble({ kind: 'alone' })).toBeNull()
  expect(standingTrouble({ kind: 'member', role: 'viewer' })).toBeNull()
})
