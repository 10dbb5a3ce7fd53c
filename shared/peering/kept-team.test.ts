import { expect, test } from 'vitest'
import { GrantHistory } from '../../test/support/grant-history.ts'
import { membersOf, teamOf } from './kept-team.ts'

test('[ST11] which statement founded the team is told by the statements where the disk has lost it', () => {
  const team = new GrantHistory()
  const statements = [...team.all.values()].map(({ bytes }) => bytes)
  expect(teamOf(null, statements)).toEqual({ genesis: team.genesis, statements })
  expect(membersOf(teamOf(null, [new Uint8Array([1, 2]), ...statements]))?.genesis).toBe(team.genesis)
  expect(teamOf('kept', statements).genesis).toBe('kept')
})

test('[ST11] two foundings tell of no team, and none of none', () => {
  const team = new GrantHistory()
  const other = team.founder.write({
    kind: 'genesis',
    planId: 'other',
    memberId: 'b',
    memberName: 'b',
    deviceName: 'b',
  })
  expect(other.kind).toBe('genesis')
  expect(
    teamOf(
      null,
      [...team.all.values()].map(({ bytes }) => bytes),
    ).genesis,
  ).toBeNull()
  expect(teamOf(null, []).genesis).toBeNull()
})
