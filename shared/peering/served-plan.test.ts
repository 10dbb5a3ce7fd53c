import { expect, it, vi } from 'vitest'
import { TeamMember } from '../../test/support/team-member.ts'
import { ServedPlan } from './served-plan.ts'

it('knows its team again from what this computer keeps, before there is any network', async () => {
  const [ana, ben] = [new TeamMember('ana'), new TeamMember('ben')]
  await ana.startPlan()
  await ben.join(await ana.invite())
  await vi.waitFor(() => expect(ana.team.members).toHaveLength(2))
  const again = new ServedPlan(ana.plan, () => {})
  expect(again.forNetwork().team).toMatchObject({ genesis: null, statements: [] })
  await again.load()
  const { genesis, statements } = again.forNetwork().team
  expect(genesis).not.toBeNull()
  expect(statements).toHaveLength(3)
  again.close()
  for (const member of [ana, ben]) await member.close()
})
