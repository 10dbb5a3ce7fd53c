import { connect } from 'node:net'
import SecretStream from '@hyperswarm/secret-stream'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { KeptTeam } from '../../shared/ipc/network.ts'
import { fromHex, toHex } from '../../shared/team/bytes.ts'
import { encodeGrant, readGrant, type Target } from '../../shared/team/grants.ts'
import { parseCode } from '../../shared/team/invitation-code.ts'
import { decodeStatement, signStatement } from '../../shared/team/statement.ts'
import { memorySecrets, TestDevice } from '../../test/support/network-device.ts'
import { dialAsMember } from './admission.ts'
import { askToJoin } from './joining.ts'
import { keyTag, signerOf } from './keys.ts'
import { Link } from './link.ts'
import { nodeClock } from './node-clock.ts'
import { Team } from './team.ts'

const devices: TestDevice[] = []
const loopback = { host: '127.0.0.1', port: 0 }
const plan: KeptTeam = { planId: 'plan-1', planName: 'Spring', genesis: null, statements: [] }
/** A port that no other program uses, so that the tests see only themselves. */
const testMulticast = { port: 15_354, interfaces: () => ['127.0.0.1'] }
const member = (memberId: string): Target => ({ kind: 'member', memberId })
const idOf = ({ secrets }: TestDevice) => toHex(signerOf(secrets.deviceSeed).publicKey)
const names = (of: TestDevice) => [...of.team().devices.values()].map(({ memberId }) => memberId).sort()

function device(name: string, secrets = memorySecrets(), discovery: typeof testMulticast | null = null): TestDevice {
  const made = new TestDevice(name, { listen: loopback, discovery }, nodeClock, secrets)
  devices.push(made)
  return made
}

/** Ana, who founded the team, and those whom she let in, all connected to her. */
async function team(...others: readonly TestDevice[]): Promise<TestDevice> {
  const ana = device('ana')
  await ana.serve(plan)
  for (const other of others) await joinAt(ana, other)
  return ana
}

async function joinAt(host: TestDevice, newcomer: TestDevice): Promise<void> {
  const { code } = await host.invite()
  const met = Promise.all([host.nextPeer(), newcomer.nextPeer()])
  expect(await newcomer.join(code, host.address())).toMatchObject({ kind: 'joined' })
  await met
}

/** The same device as it was before it heard of anything new: what a thief starts from a copied profile. */
async function copyOf(name: string, original: TestDevice): Promise<TestDevice> {
  const { plan: kept, secrets } = original
  const keys = await secrets.teamKeys(plan.planId)
  const copied = memorySecrets(secrets.deviceSeed)
  for (const key of keys.toReversed()) await copied.keepTeamKey(plan.planId, key)
  const copy = device(name, copied)
  if (kept !== null) await copy.serve(kept)
  return copy
}

const isRotation = (bytes: Uint8Array) => decodeStatement(bytes)?.kind === 'rotate'

/** All statements that a device was told by the network. */
const told = (of: TestDevice) => of.heard.flatMap((m) => (m.type === 'statements' ? m.statements : []))

afterEach(() => {
  for (const made of devices.splice(0)) made.close()
})

describe('removal over real sockets', () => {
  it('cuts a connected member off at once, who sees why', async () => {
    const ben = device('ben')
    const ana = await team(ben)
    const gone = Promise.all([ana.next((m) => m.type === 'gone'), ben.next((m) => m.type === 'gone')])
    expect(await ana.grant({ kind: 'remove', target: member('ben') })).toBe(true)
    await gone
    expect(ben.team().removed.get(idOf(ben))).toMatchObject({ left: false, by: idOf(ana) })
    expect(await ana.secrets.teamKeys(plan.planId)).toHaveLength(2)
    expect(await ben.secrets.teamKeys(plan.planId)).toHaveLength(1)
    const off = ben.next((m) => m.type === 'status' && m.network.kind === 'starting')
    void ben.restart()
    await off
    expect(await ben.dial(ana.address())).toMatchObject({ ok: false })
  })

  it('tells a removed device that comes with the old key of its removal, and of nothing else [GR12]', async () => {
    const [ben, cleo] = [device('ben'), device('cleo')]
    const ana = await team(ben)
    const thief = await copyOf('thief', ben)
    ben.close()
    await joinAt(ana, cleo)
    await ana.grant({ kind: 'remove', target: member('ben') })
    const peers = ana.heard.filter((m) => m.type === 'peer').length
    for (let call = 0; call < 3; call++) expect(await thief.dial(ana.address())).toMatchObject({ ok: false })
    const news = told(thief).map(decodeStatement)
    expect(news.map((statement) => statement?.kind)).toEqual(['remove'])
    expect(ana.heard.filter((m) => m.type === 'peer')).toHaveLength(peers)
    expect(ana.heard.filter((m) => m.type === 'turned-away')).toMatchObject([{ device: idOf(ben), kind: 'removed' }])
  })

  it('lets a member in that was away while the key changed, and gives it the new key [GR12]', async () => {
    const [ben, cleo] = [device('ben'), device('cleo')]
    const ana = await team(ben, cleo)
    cleo.network.close()
    await ana.grant({ kind: 'remove', target: member('ben') })
    await cleo.restart()
    expect(await cleo.dial(ana.address())).toMatchObject({ ok: true })
    expect(names(cleo)).toEqual(['ana', 'cleo'])
    const [newest] = await ana.secrets.teamKeys(plan.planId)
    expect((await cleo.secrets.teamKeys(plan.planId))[0]).toEqual(newest)
  })

  it('hands the key to one who joined where the change was not known yet, and learns of it from its log [GR12]', async () => {
    const [ben, cleo, dora] = [device('ben'), device('cleo'), device('dora')]
    const ana = await team(ben, cleo)
    ben.network.close()
    await ana.grant({ kind: 'remove', target: member('cleo') })
    ana.network.close()
    await ben.restart()
    const { code } = await ben.invite()
    expect(await dora.join(code, ben.address())).toMatchObject({ kind: 'joined' })
    ben.network.close()
    await ana.restart()
    expect(await dora.dial(ana.address())).toMatchObject({ ok: true })
    expect(names(ana)).toContain('dora')
    const [newest] = await ana.secrets.teamKeys(plan.planId)
    await vi.waitFor(async () => expect((await dora.secrets.teamKeys(plan.planId))[0]).toEqual(newest))
  })

  it('finds one that was away by the older tag, on a network where only that is announced', async () => {
    const [ben, cleo] = [device('ben', memorySecrets(), testMulticast), device('cleo', memorySecrets(), testMulticast)]
    const ana = device('ana', memorySecrets(), testMulticast)
    await ana.serve(plan)
    for (const other of [ben, cleo]) await joinAt(ana, other)
    cleo.network.close()
    await ana.grant({ kind: 'remove', target: member('ben') })
    cleo.places.clear()
    ana.places.clear()
    await ana.restart()
    const again = ana.nextPeer()
    await cleo.restart()
    expect(await again).toMatchObject({ type: 'peer', device: idOf(cleo) })
  })

  it('makes a new key when somebody has left, also if nobody heard it when it happened', async () => {
    const ben = device('ben')
    const ana = await team(ben)
    ana.network.close()
    expect(await ben.grant({ kind: 'leave', target: member('ben') })).toBe(true)
    await ana.restart()
    const rotated = ana.next((m) => m.type === 'statements' && m.statements.some(isRotation))
    await ben.dial(ana.address())
    await rotated
    expect(names(ana)).toEqual(['ana'])
    expect(ana.team().keyIsStale).toBe(false)
  })
})

describe('what the team allows', () => {
  it('lets an admin choose the role, and nobody give more than they have', async () => {
    const [ben, cleo] = [device('ben'), device('cleo')]
    const ana = await team()
    const { code } = await ana.invite(1, 'viewer')
    await ben.join(code, ana.address())
    expect(ben.team().devices.get(idOf(ben))?.role).toBe('viewer')
    await expect(ben.invite()).rejects.toThrow('Not invited')
    expect(await ben.grant({ kind: 'role', memberId: 'ben', role: 'admin' })).toBe(false)
    const told = ben.next((m) => m.type === 'statements')
    expect(await ana.grant({ kind: 'role', memberId: 'ben', role: 'editor' })).toBe(true)
    await told
    const { code: another } = await ben.invite()
    expect(await cleo.join(another, ben.address())).toMatchObject({ kind: 'joined' })
    await expect(ben.invite(1, 'approver')).rejects.toThrow('Not invited')
  })

  it('pairs another computer of the same member by a code', async () => {
    const [ben, tablet] = [device('ben'), device('somebody')]
    const ana = await team(ben)
    const { code } = await ben.pair()
    expect(await tablet.join(code, ben.address())).toMatchObject({ kind: 'joined' })
    expect(tablet.team().devices.get(idOf(tablet))).toMatchObject({
      memberId: 'ben',
      memberName: 'ben',
      role: 'editor',
    })
    expect(await ben.grant({ kind: 'leave', target: { kind: 'device', device: idOf(tablet) } })).toBe(true)
    expect(names(ben)).toEqual(['ana', 'ben'])
    expect(ana.heard.length).toBeGreaterThan(0)
  })

  it('says that a code was withdrawn', async () => {
    const ana = await team()
    const { code } = await ana.invite(5)
    const [invite] = [...ana.team().invites.values()]
    expect(await ana.grant({ kind: 'withdraw', invite: invite?.id ?? '' })).toBe(true)
    expect(await device('ben').join(code, ana.address())).toMatchObject({ kind: 'refused', reason: 'withdrawn' })
  })
})

describe('attacks', () => {
  /** A connection to Ana, made by hand with the key of a device. */
  async function call(ana: TestDevice, seed: Uint8Array): Promise<Link> {
    const [host, port] = ana.address().split(':')
    const link = await Link.open(connect(Number(port), host), true, SecretStream.keyPair(Buffer.from(seed)))
    if (link === null) throw new Error('No handshake')
    return link
  }

  /** What a member's own program would know. */
  async function teamOf({ plan: kept, secrets }: TestDevice): Promise<Team> {
    if (kept?.genesis == null) throw new Error('No team')
    return new Team({
      ...{ planId: kept.planId, planName: kept.planName, genesis: kept.genesis, statements: kept.statements },
      ...{ deviceSeed: secrets.deviceSeed, keys: await secrets.teamKeys(kept.planId) },
      keep: () => Promise.resolve(),
      keepKey: () => Promise.resolve(),
      learned: () => {},
    })
  }

  it('forged and replayed grants from a member change nothing and are kept by nobody [GR1]', async () => {
    const ben = device('ben')
    const ana = await team(ben)
    const before = ana.team()
    const inside = await teamOf(ben)
    ben.close()
    const link = await call(ana, ben.secrets.deviceSeed)
    expect(await dialAsMember(link, inside, 0)).toMatchObject({ ok: true })
    const anaKey = { publicKey: fromHex(idOf(ana)), sign: inside.device.sign }
    const draft = { kind: 'role', parents: before.heads, at: 1 }
    const payload = encodeGrant({ kind: 'role', memberId: 'ben', role: 'admin' })
    const forged = signStatement({ ...draft, payload }, anaKey)
    const ownWish = signStatement({ ...draft, payload }, inside.device)
    const kept = ana.next((m) => m.type === 'statements')
    link.send({ type: 'statements', statements: [forged.bytes, ...inside.statements(), ownWish.bytes] })
    expect(await kept).toMatchObject({ statements: [ownWish.bytes] })
    expect(ana.team().devices).toEqual(before.devices)
    link.close('Done.')
  })

  it('nobody enters a device that is not theirs, nor behind the back of what the host told', async () => {
    const ana = await team()
    const { code } = await ana.invite()
    const parsed = parseCode(code)
    if (!parsed.ok) throw new Error('No code')
    const person = { memberId: 'x', memberName: 'x', deviceName: 'x' }
    const victim = signerOf(new Uint8Array(32).fill(77))
    const link = await call(ana, memorySecrets().deviceSeed)
    const attempt = await askToJoin(link, { code: parsed.code, person, device: victim, now: nodeClock.now() })
    expect(attempt).toEqual({ kind: 'wrong-team' })
    expect(ana.team().devices.size).toBe(1)
  })

  it('a stranger who knows the tag and the log, and one with a key that the log does not name, hear nothing', async () => {
    const ben = device('ben')
    const ana = await team(ben)
    const inside = await teamOf(ben)
    const stranger = memorySecrets()
    const link = await call(ana, stranger.deviceSeed)
    link.send({ type: 'member', proofs: [new Uint8Array(32), new Uint8Array(32).fill(1)] })
    expect(await link.next()).toBeNull()
    const other = await call(ana, stranger.deviceSeed)
    expect(await dialAsMember(other, inside, 0)).toMatchObject({ ok: false })
    expect(await inside.takeKey(new Uint8Array(32))).toBe(false)
    expect(ana.heard.filter((m) => m.type === 'turned-away')).toHaveLength(1)
  })

  it('a rotation that seals something else leaves everybody with the key that they had', async () => {
    const [ben, cleo] = [device('ben'), device('cleo')]
    const ana = await team(ben)
    await ana.grant({ kind: 'role', memberId: 'ben', role: 'admin' })
    await joinAt(ana, cleo)
    const inside = await teamOf(ben)
    await inside.learn(ana.plan?.statements ?? [])
    ben.close()
    const link = await call(ana, ben.secrets.deviceSeed)
    expect(await dialAsMember(link, inside, 0)).toMatchObject({ ok: true })
    const name = keyTag(new Uint8Array(32).fill(3))
    const payload = encodeGrant({ kind: 'rotate', key: name, sealed: [] })
    const rotate = signStatement(
      { kind: 'rotate', parents: inside.membership()?.heads ?? [], at: 1, payload },
      inside.device,
    )
    const kept = cleo.next((m) => m.type === 'statements')
    link.send({ type: 'statements', statements: [rotate.bytes] })
    await kept
    expect(readGrant(rotate)).not.toBeNull()
    cleo.places.clear()
    await cleo.restart()
    expect(await cleo.dial(ana.address())).toMatchObject({ ok: true })
    link.close('Done.')
  })
})
