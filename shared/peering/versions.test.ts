import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Desk, openDesk } from '../../test/support/desk.ts'
import type { TestPeer } from '../../test/support/network-device.ts'
import { TeamMember } from '../../test/support/team-member.ts'
import { framesOf, protocolVersion } from '../replica/frames.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const made of open.splice(0)) await made.close()
})

/** Says hello in another version, and nothing else. */
function greet({ pipe }: TestPeer, version: number): void {
  pipe.receive({ frame: () => {}, closed: () => {} })
  const tags = { planTag: '0123456789abcdef', replicaTag: '0123456789abcdef', nonce: '00000001' }
  const hello = { kind: 'hello', version, ...tags, root: '0'.repeat(32), scope: null } as const
  for (const frame of framesOf(hello)) pipe.send(frame)
}

/** Ana's team, and a computer of Ben's in it whose Placard is of this version until `update` (null: of Ana's). */
async function met(version: number | null): Promise<{ ana: TeamMember; ben: Desk; update: () => void }> {
  const ana = new TeamMember('ana')
  open.push(ana)
  const { entry } = await ana.startPlan()
  const ben = openDesk({ planId: entry.id }, 'ben', 7)
  open.push(ben)
  const { onPeer } = ben.device
  if (version !== null) ben.device.onPeer = (peer) => greet(peer, version)
  const { code, address } = await ana.invite()
  expect(await ben.device.join(code, address)).toMatchObject({ kind: 'joined' })
  const update = () => {
    ben.device.onPeer = onPeer
  }
  return { ana, ben, update }
}

const told = ({ team }: TeamMember) => team.turnedAway.map(({ kind, name }) => `${name} ${kind}`)

describe('[HL2] another version of Placard', () => {
  it.each([
    [protocolVersion + 1, 'ben newer'],
    [protocolVersion - 1, 'ben older'],
  ])('%i is told of as “%s”, not as a misdeed, until both understand each other', async (version, words) => {
    const { ana, update } = await met(version)
    await vi.waitFor(() => expect(told(ana)).toEqual([words]))
    expect(ana.team.peers).toMatchObject([{ online: false }])
    update()
    await vi.waitFor(() => expect(ana.team.peers).toMatchObject([{ online: true }]), 10_000)
    expect(told(ana)).toEqual([])
  })
})

it('a member’s computer that has another plan open is told of as apart', async () => {
  const { ana, ben } = await met(null)
  await ben.device.serve(otherPlan)
  await ben.device.invite()
  expect(await ana.desk.dial(ben.device.address())).toMatchObject({ ok: false })
  await vi.waitFor(() => expect(told(ana)).toEqual(['ben apart']))
})

const otherPlan = {
  planId: '018f0000-0000-7000-8000-00000000bbbb',
  planName: 'Another',
  genesis: null,
  statements: [],
}
