import { describe, expect, it } from 'vitest'
import { toHex } from '../../shared/team/bytes.ts'
import { consentTo, encodeGrant, hintOf } from '../../shared/team/grants.ts'
import { signStatement } from '../../shared/team/statement.ts'
import { makeGenesis } from './invite.ts'
import { keyTag, sealKey, signerOf } from './keys.ts'
import { Team } from './team.ts'

const [ana, ben, key] = [1, 2, 3].map((seed) => signerOf(new Uint8Array(32).fill(seed))) as [
  ReturnType<typeof signerOf>,
  ReturnType<typeof signerOf>,
  ReturnType<typeof signerOf>,
]
const genesis = makeGenesis('plan', { memberId: 'ana', memberName: 'Ana', deviceName: 'desk' }, ana, 0)
const invite = signStatement(
  {
    kind: 'invite',
    parents: [genesis.id],
    at: 1,
    payload: encodeGrant({ kind: 'invite', key: toHex(key.publicKey), role: 'editor', expiresAt: 9, uses: 1 }),
  },
  ana,
)
const device = toHex(ben.publicKey)
const entry = {
  kind: 'join',
  invite: invite.id,
  device,
  memberId: 'ben',
  memberName: 'Ben',
  deviceName: 'lap',
} as const
const join = signStatement(
  { kind: 'join', parents: [invite.id], at: 2, payload: encodeGrant(consentTo(entry, ben)) },
  key,
)

describe('the team of the open plan', () => {
  it('acts on a statement only once it is kept, and answers who brings it again only then', async () => {
    let kept = () => {}
    const keep = () =>
      new Promise<void>((resolve) => {
        kept = resolve
      })
    const statements = [genesis.bytes, invite.bytes]
    const told: Uint8Array[] = []
    const team = new Team({
      planId: 'plan',
      planName: '',
      genesis: genesis.id,
      deviceSeed: new Uint8Array(32).fill(1),
      keys: [ben.publicKey],
      statements,
      keep,
      keepKey: () => Promise.resolve(),
      learned: (news) => {
        told.push(...news)
      },
    })
    const isMember = () => team.membership()?.devices.has(device)
    const first = team.learn([join.bytes])
    const second = team.learn([join.bytes]).then(isMember)
    await Promise.resolve()
    expect(isMember()).toBe(false)
    kept()
    await first
    expect(told).toEqual([join.bytes])
    expect(await second).toBe(true)
  })

  it('goes on learning when the disk does not take a key', async () => {
    const newKey = new Uint8Array(32).fill(9)
    const box = sealKey(newKey, ana.publicKey)
    if (box === null) throw new Error('A device can be sealed to.')
    const grant = {
      kind: 'rotate',
      key: keyTag(newKey),
      sealed: [{ hint: hintOf(toHex(ana.publicKey)), box }],
    } as const
    const rotate = signStatement({ kind: 'rotate', parents: [invite.id], at: 2, payload: encodeGrant(grant) }, ana)
    const told: Uint8Array[] = []
    const team = new Team({
      planId: 'plan',
      planName: '',
      genesis: genesis.id,
      deviceSeed: new Uint8Array(32).fill(1),
      keys: [ben.publicKey],
      statements: [genesis.bytes, invite.bytes],
      keep: () => Promise.resolve(),
      keepKey: () => Promise.reject(new Error('The disk is full.')),
      learned: (news) => {
        told.push(...news)
      },
    })
    await team.learn([rotate.bytes])
    await team.learn([join.bytes])
    expect(told).toEqual([rotate.bytes, join.bytes])
    expect(team.membership()?.devices.has(device)).toBe(true)
  })
})
