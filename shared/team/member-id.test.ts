import { expect, test } from 'vitest'
import { GrantHistory } from '../../test/support/grant-history.ts'
import { mayComeAs, memberIdOf } from './member-id.ts'

const device = '01'.padStart(64, '0')
const other = '02'.padStart(64, '0')

test('[GR3] the id of a member is made from the key of the device with which they came', () => {
  expect(memberIdOf(device)).toBe('268cceb6-f3ee-8863-a21b-286b5709d204')
  expect(mayComeAs(memberIdOf(device), device)).toBe(true)
  expect(mayComeAs(memberIdOf(device), other)).toBe(false)
  expect(mayComeAs('018f0000-0000-7000-8000-000000000001', other)).toBe(true)
})

test('[GR3] nobody takes the place of a member by coming under their id, as if at the same time', () => {
  const history = new GrantHistory()
  const ana = history.founder
  const cleo = history.join(ana, history.invite(ana, 'editor'), 'cleo')
  // Whoever knows less comes earlier in the order in which all are judged.
  for (let more = 0; more < 3; more++) history.invite(ana)
  const emil = history.newcomer(ana, history.invite(ana, 'approver'))
  const thief = history.join(cleo, history.invite(cleo, 'viewer'), emil.name)
  const { devices } = history.merged()
  expect(devices.get(emil.id)).toMatchObject({ memberId: emil.name, role: 'approver' })
  expect(devices.has(thief.id)).toBe(false)
})

test('[GR3] who was removed comes back as who they were, also with a further device of theirs', () => {
  const history = new GrantHistory()
  const ana = history.founder
  const emil = history.newcomer(ana, history.invite(ana))
  const tablet = history.join(emil, history.pair(emil), emil.name)
  ana.hear(tablet)
  ana.remove(emil)
  history.enter(ana, tablet, history.invite(ana))
  expect([...history.merged().devices.values()].map(({ memberId }) => memberId)).toEqual(['ana', emil.name])
})
