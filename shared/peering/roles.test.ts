import { afterEach, describe, expect, it, vi } from 'vitest'
import { TeamMember } from '../../test/support/team-member.ts'
import type { OwnStanding } from '../ipc/team-api.ts'

const members: TeamMember[] = []

afterEach(async () => {
  for (const member of members.splice(0)) await member.close()
})

/** Ana, who started the plan, and Ben, who edits it with her; both have one post. */
async function pair() {
  const [ana, ben] = [new TeamMember('ana'), new TeamMember('ben')]
  members.push(ana, ben)
  await ana.startPlan()
  const [id = ''] = await ana.addPosts('together')
  await ben.join(await ana.invite())
  await vi.waitFor(async () => expect(await ben.textOf(id)).toBe('together'))
  return { ana, ben, id }
}

const standing = (of: TeamMember, expected: Partial<OwnStanding>) =>
  vi.waitFor(() => expect(of.team.own).toMatchObject(expected), { timeout: 10_000 })

describe('somebody whose role is lowered while away', () => {
  it('[RO2] keeps what was written, is told how much is only there, and sends it when the role is given back', async () => {
    const { ana, ben, id } = await pair()
    await ben.goOffline()
    await ben.type(id, ' Ben alone')
    await ben.addPosts('new from Ben')
    const memberId = ben.plan.entry.member
    expect(await ana.desk.act({ kind: 'role', memberId, role: 'viewer' })).toEqual({ ok: true })
    expect(await ben.desk.dial(ana.address())).toEqual({ ok: true })
    await standing(ben, { kind: 'member', role: 'viewer' })
    expect(ben.desk.mayWrite()).toBe(false)
    await vi.waitFor(() => expect(ben.team.heldBack).toBe(2), { timeout: 10_000 })
    expect(await ana.textOf(id)).toBe('together')
    expect(await ben.textOf(id)).toBe('together Ben alone')
    expect(await ana.desk.act({ kind: 'role', memberId, role: 'editor' })).toEqual({ ok: true })
    await vi.waitFor(async () => expect(await ana.textOf(id)).toBe('together Ben alone'), { timeout: 15_000 })
    await vi.waitFor(() => expect(ben.team.heldBack).toBe(0), { timeout: 10_000 })
  })
})

describe('somebody who is removed', () => {
  it('[RO3] sees by whom, may not write, and hears of nothing new', async () => {
    const { ana, ben, id } = await pair()
    const target = { kind: 'member', memberId: ben.plan.entry.member } as const
    expect(await ana.desk.act({ kind: 'remove', target })).toEqual({ ok: true })
    await standing(ben, { kind: 'removed' })
    expect(ben.desk.mayWrite()).toBe(false)
    expect(ana.team.members).toHaveLength(1)
    expect(ana.team.former).toMatchObject([{ kind: 'removed', name: 'ben', isMember: false }])
    await ana.type(id, ' secret')
    expect(await ben.desk.dial(ana.address())).toMatchObject({ ok: false })
    expect(await ben.textOf(id)).toBe('together')
  })

  it('who is not an admin can remove nobody, and everybody can leave [GR4] [GR9]', async () => {
    const { ana, ben } = await pair()
    const target = { kind: 'member', memberId: ana.plan.entry.member } as const
    expect(await ben.desk.act({ kind: 'remove', target })).toMatchObject({ ok: false })
    const own = { kind: 'member', memberId: ben.plan.entry.member } as const
    expect(await ben.desk.act({ kind: 'leave', target: own })).toEqual({ ok: true })
    await standing(ben, { kind: 'left', byOther: false })
    await vi.waitFor(() => expect(ana.team.members).toHaveLength(1))
    expect(ana.team.former).toMatchObject([{ kind: 'left', name: 'ben', byName: 'ben', byThemselves: true }])
  })

  it('a computer that its own person takes out learns that another did it, and the person stays', async () => {
    const { ana, ben } = await pair()
    const lost = new TeamMember('lost')
    members.push(lost)
    const invited = await ben.desk.pair()
    const code = invited.ok ? invited.invitation.code : ''
    expect(await lost.desk.join(code, '', ben.address(), () => {})).toMatchObject({ kind: 'joined' })
    const device = lost.team.device ?? ''
    expect(await ben.desk.act({ kind: 'leave', target: { kind: 'device', device } })).toEqual({ ok: true })
    await standing(lost, { kind: 'left', byName: 'ben', byOther: true })
    await vi.waitFor(() =>
      expect(ana.team.former).toMatchObject([{ kind: 'left', isMember: true, byThemselves: false }]),
    )
  })
})
