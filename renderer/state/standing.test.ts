import { expect, test } from 'vitest'
import type { TeamMember } from '../../shared/ipc/team-api.ts'
import { standingAfter } from './standing.ts'

const vera: TeamMember = {
  ...{ member: 'vera', name: 'Vera', hue: 'teal', role: 'editor', isHub: false, isOwn: true, devices: [] },
}
const team = (role: 'editor' | 'viewer', heldBack = 0) =>
  ({ planId: 'plan', own: { kind: 'member', role }, heldBack, members: [{ ...vera, role }] }) as const

test('what the team tells is the same object until something of it is another', () => {
  const before = standingAfter({ planId: 'plan', own: { kind: 'alone' }, heldBack: 0, members: [] }, team('editor'))
  expect(before).toEqual(team('editor'))
  expect(standingAfter(before, team('editor'))).toBe(before)
  const after = standingAfter(before, team('editor', 3))
  expect(after.heldBack).toBe(3)
  expect([after.own, after.members]).toEqual([before.own, before.members])
  expect(after.members).toBe(before.members)
  expect(standingAfter(after, team('viewer'))).toEqual(team('viewer'))
})
