import { afterEach, expect, it, vi } from 'vitest'
import { TeamMember } from '../../test/support/team-member.ts'

const members: TeamMember[] = []

function member(name: string): TeamMember {
  const made = new TeamMember(name)
  members.push(made)
  return made
}

afterEach(async () => {
  for (const made of members.splice(0)) await made.close()
})

it('[GR15] another team that calls its plan by the id of one that is here gets nothing of it', async () => {
  const [ana, ben, mallory] = [member('ana'), member('ben'), member('mallory')]
  const { entry } = await ana.startPlan()
  const [id = ''] = await ana.addPosts('unpublished')
  await ben.join(await ana.invite())
  await vi.waitFor(async () => expect(await ben.textOf(id)).toBe('unpublished'))

  await mallory.openPlan({ id: entry.id, name: 'Join us', member: entry.member, sample: false })
  const { code, address } = await mallory.invite()
  expect(await ben.desk.join(code, 'ben', address, () => {})).toMatchObject({ kind: 'refused', reason: 'foreign' })
  expect(ben.team.peers.map((peer) => peer.device)).toEqual([ana.team.device])
  expect(await ben.desk.dial(ana.address())).toEqual({ ok: true })
  await ana.type(id, ', still ours')
  await vi.waitFor(async () => expect(await ben.textOf(id)).toBe('unpublished, still ours'))
  expect(await mallory.textOf(id)).toBeNull()
})

it('what a team calls its plan is one line of sensible length here, whatever the inviter sends', async () => {
  const [ben, mallory] = [member('ben'), member('mallory')]
  const { entry } = await mallory.startPlan()
  const name = `Our\u202eplan\n${'x'.repeat(1900)}`
  await mallory.openPlan({ ...entry, sample: false, name })
  await ben.join(await mallory.invite())
  expect(ben.plan.entry.name).toBe(`Our plan ${'x'.repeat(1900)}`.slice(0, 200))
})

it('a code of a team that this computer is in leads to its plan, and is used all the same if that is wanted', async () => {
  const [ana, ben] = [member('ana'), member('ben')]
  const { entry } = await ana.startPlan()
  const { code } = await ana.invite()
  expect(await ana.desk.join(code, 'ana', null, () => {})).toEqual({ kind: 'here', planId: entry.id, planName: 'Plan' })
  await ben.join(await ana.invite())
  const here = await ben.desk.join(code, 'ben', ana.address(), () => {})
  expect(here).toMatchObject({ kind: 'here', planId: entry.id })
  expect(await ben.desk.join(code, 'ben', ana.address(), () => {}, true)).toMatchObject({ kind: 'joined' })
  expect(ana.team.invitations.map(({ used }) => used)).toEqual([0, 1])
})

it('who was removed joins again with a new code', async () => {
  const [ana, ben] = [member('ana'), member('ben')]
  await ana.startPlan()
  await ben.join(await ana.invite())
  await ana.remove(ben)
  await vi.waitFor(() => expect(ben.team.own.kind).toBe('removed'))
  await ben.join(await ana.invite())
  expect(ben.team.own.kind).toBe('member')
})

it('tells who came in by which invitation, and which of them have ended and why', async () => {
  const [ana, ben] = [member('ana'), member('ben')]
  await ana.startPlan()
  const made = [
    await ana.desk.invite(1, 'editor'),
    await ana.desk.invite(1, 'editor'),
    await ana.desk.invite(2, 'viewer'),
  ]
  const [used, withdrawn, open] = made.map((result) => (result.ok ? result.invitation : null))
  await ben.join({ code: used?.code ?? '', address: ana.address() })
  expect(await ana.desk.act({ kind: 'withdraw', invite: withdrawn?.id ?? '' })).toEqual({ ok: true })
  await vi.waitFor(() => expect(ana.team.members).toHaveLength(2))
  expect(ana.team.endedInvitations).toEqual([
    { id: used?.id, why: 'used' },
    { id: withdrawn?.id, why: 'withdrawn' },
  ])
  expect(ana.team.invitations.map(({ id }) => id)).toEqual([open?.id])
  const cameBy = ana.team.members.map(({ devices }) => devices.map(({ invite }) => invite))
  expect(cameBy).toEqual([[null], [used?.id]])
})
