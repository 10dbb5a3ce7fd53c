import { type AddressInfo, createServer, type Server } from 'node:net'
import SecretStream from '@hyperswarm/secret-stream'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { FromNetwork } from '../../shared/ipc/network.ts'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import { Replica } from '../../shared/replica/replica.ts'
import { fromHex } from '../../shared/team/bytes.ts'
import { encodeGrant } from '../../shared/team/grants.ts'
import { parseCode } from '../../shared/team/invitation-code.ts'
import { mayWrite } from '../../shared/team/roles.ts'
import { signStatement } from '../../shared/team/statement.ts'
import { callByHand, insideOf } from '../../test/support/by-hand.ts'
import { DeviceTeam, idOf, names, plan } from '../../test/support/device-team.ts'
import { memorySecrets, type TestDevice } from '../../test/support/network-device.ts'
import { SeededRandom } from '../../test/support/seeded-random.ts'
import { dialAsMember, proofFor } from './admission.ts'
import { JoinSearch } from './join-search.ts'
import { askToJoin } from './joining.ts'
import { keyTag, signerOf } from './keys.ts'
import { nodeClock } from './node-clock.ts'

const all = new DeviceTeam()

afterEach(() => all.close())

/** Completes the handshake with whoever calls, and is silent from then on. */
async function silentStranger(): Promise<Server> {
  const keyPair = SecretStream.keyPair(Buffer.from(memorySecrets().deviceSeed))
  const server = createServer((socket) => {
    socket.on('error', () => {})
    new SecretStream(false, socket, { keyPair }).on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

describe('attacks', () => {
  /** A replica behind a device; `judge` is what the worker does with a peer's role. */
  function replicaOf(device: TestDevice, judge: boolean): { readonly replica: Replica; refused(): number } {
    const random = new SeededRandom(7)
    const replica = new Replica({
      ...{ store: new MemoryStore(), planId: plan.planId, replicaId: 'replica', clock: nodeClock },
      random: (length) => random.bytes(length),
    })
    let refused = 0
    device.onPeer = ({ device: peer, pipe }) => {
      const roleOf = () => device.team().devices.get(peer)?.role ?? null
      replica.connect(pipe, judge ? { mayWrite: () => mayWrite(roleOf()), onRefused: () => refused++ } : {})
    }
    return { replica, refused: () => refused }
  }

  it('a viewer whose program sends changes all the same is refused unread, and told of once [RO1]', async () => {
    const ben = all.device('ben')
    const ana = await all.founded()
    const [atAna, atBen] = [replicaOf(ana, true), replicaOf(ben, false)]
    const id = new SeededRandom(1).docId(1_700_000_000_000)
    await atAna.replica.change(id, (doc) => doc.getText('text').insert(0, 'Ana wrote this.'))
    await all.join(ana, ben, 'viewer')
    await vi.waitFor(async () => expect(await atBen.replica.has(id)).toBe(true))
    for (let change = 0; change < 500; change++) {
      await atBen.replica.change(id, (doc) => doc.getText('text').insert(0, 'x'))
    }
    await vi.waitFor(() => expect(atAna.refused()).toBe(1))
    await atAna.replica.change(id, (doc) => doc.getText('text').insert(0, 'Still here. '))
    const text = () => atBen.replica.read(id, (doc) => doc.getText('text').toString())
    await vi.waitFor(async () => expect(await text()).toContain('Still here. '))
    expect(await atAna.replica.read(id, (doc) => doc.getText('text').toString())).toBe('Still here. Ana wrote this.')
    expect(atAna.refused()).toBe(1)
    await Promise.all([atAna.replica.close(), atBen.replica.close()])
  })

  it('who takes time to be admitted misses nothing that was granted meanwhile [GR17]', async () => {
    const ben = all.device('ben')
    const ana = await all.founded([ben])
    const inside = await insideOf(ben)
    ben.close()
    const link = await callByHand(ana.address(), ben.secrets.deviceSeed)
    link.send({ type: 'member', proofs: inside.keys().map((key) => proofFor(link, key)) })
    expect(await link.next()).toMatchObject({ type: 'proof' })
    expect(await link.next()).toEqual({ type: 'have', digest: inside.digest() })
    link.trust()
    link.send({ type: 'have', digest: inside.digest() })
    expect(await link.next()).toMatchObject({ type: 'ready' })
    const kept = ana.next((m) => m.type === 'statements')
    await ana.invite()
    const { statements } = (await kept) as Extract<FromNetwork, { type: 'statements' }>
    link.send({ type: 'ready', port: 0 })
    expect(await link.next()).toEqual({ type: 'statements', statements })
    link.close('Done.')
  })

  it('forged and replayed grants from a member change nothing and are kept by nobody [GR1]', async () => {
    const ben = all.device('ben')
    const ana = await all.founded([ben])
    const before = ana.team()
    const inside = await insideOf(ben)
    ben.close()
    const link = await callByHand(ana.address(), ben.secrets.deviceSeed)
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
    const ana = await all.founded()
    const { code } = await ana.invite()
    const parsed = parseCode(code)
    if (!parsed.ok) throw new Error('No code')
    const person = { memberId: 'x', memberName: 'x', deviceName: 'x' }
    const victim = signerOf(new Uint8Array(32).fill(77))
    const link = await callByHand(ana.address(), memorySecrets().deviceSeed)
    const attempt = await askToJoin(link, { code: parsed.code, person, device: victim, now: nodeClock.now() })
    expect(attempt).toEqual({ kind: 'wrong-team' })
    expect(ana.team().devices.size).toBe(1)
  })

  it('strangers who answer a newcomer and then say nothing do not hold up the member who would', async () => {
    const ana = await all.founded()
    const { code } = await ana.invite()
    const parsed = parseCode(code)
    if (!parsed.ok) throw new Error('No code')
    const strangers = await Promise.all(Array.from({ length: 4 }, silentStranger))
    const addresses = [
      ...strangers.map((server) => `127.0.0.1:${(server.address() as AddressInfo).port}`),
      ana.address(),
    ]
    const seed = memorySecrets().deviceSeed
    const search = new JoinSearch({
      newcomer: {
        code: { ...parsed.code, addresses },
        person: { memberId: 'x', memberName: 'x', deviceName: 'x' },
        device: signerOf(seed),
        now: nodeClock.now(),
      },
      ...{ address: null, clock: nodeClock, random: Math.random, discovery: null, internet: null },
      keyPair: SecretStream.keyPair(Buffer.from(seed)),
      onProgress: () => {},
    })
    expect(await search.result).toMatchObject({ kind: 'joined' })
    for (const server of strangers) server.close()
  })

  it('a stranger who knows the tag and the log, and one with a key that the log does not name, hear nothing', async () => {
    const ben = all.device('ben')
    const ana = await all.founded([ben])
    const inside = await insideOf(ben)
    const stranger = memorySecrets()
    const link = await callByHand(ana.address(), stranger.deviceSeed)
    link.send({ type: 'member', proofs: [new Uint8Array(32), new Uint8Array(32).fill(1)] })
    expect(await link.next()).toBeNull()
    const other = await callByHand(ana.address(), stranger.deviceSeed)
    expect(await dialAsMember(other, inside, 0)).toMatchObject({ ok: false })
    expect(await inside.takeKey(new Uint8Array(32))).toBe(false)
    expect(ana.heard.filter((m) => m.type === 'turned-away')).toHaveLength(1)
  })

  it('who hangs up without a word is not taken for a stranger', async () => {
    const ana = await all.founded()
    await ana.invite()
    const link = await callByHand(ana.address(), memorySecrets().deviceSeed)
    const told = ana.next((m) => m.type === 'turned-away')
    link.close('Wrong number.')
    expect(await told).toMatchObject({ kind: 'broken' })
  })

  it('a rotation that seals something else leaves everybody with the key that they had', async () => {
    const [ben, cleo] = [all.device('ben'), all.device('cleo')]
    const ana = await all.founded([ben])
    await ana.grant({ kind: 'role', memberId: 'ben', role: 'admin' })
    await all.join(ana, cleo)
    const inside = await insideOf(ben)
    await inside.learn(ana.plan?.statements ?? [])
    ben.close()
    const link = await callByHand(ana.address(), ben.secrets.deviceSeed)
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
    cleo.places.clear()
    await cleo.restart()
    expect(await cleo.dial(ana.address())).toMatchObject({ ok: true })
    link.close('Done.')
  })

  it('shows a removal by nobody who may remove: it means nothing, and nothing of it is kept [GR14]', async () => {
    const [ben, cleo] = [all.device('ben'), all.device('cleo')]
    await all.founded([ben, cleo])
    const before = ben.plan?.statements.length
    const payload = encodeGrant({ kind: 'remove', target: { kind: 'member', memberId: 'ben' } })
    for (const seed of [cleo.secrets.deviceSeed, new SeededRandom(8).bytes(32)]) {
      const forged = signStatement({ kind: 'remove', parents: [], at: 1, payload }, signerOf(seed))
      const link = await callByHand(ben.address(), seed)
      link.send({ type: 'removed', statement: forged.bytes })
      link.close('Shown.')
      await link.ended
    }
    expect(await ben.grant({ kind: 'leave', target: { kind: 'member', memberId: 'ben' } })).toBe(true)
    expect(ben.plan?.statements).toHaveLength((before ?? 0) + 1)
  })

  it('what cannot be read is told with whose it was: a member’s may be of another version of Placard', async () => {
    const ben = all.device('ben')
    const ana = await all.founded([ben])
    ben.close()
    const told = ana.next((m) => m.type === 'turned-away')
    const link = await callByHand(ana.address(), ben.secrets.deviceSeed)
    link.send({ type: 'statements', statements: [new Uint8Array(4_000), new Uint8Array(4_000)] })
    expect(await told).toMatchObject({ device: idOf(ben), kind: 'unreadable' })
  })

  it('a viewer that writes megabytes into the log is removed all the same, and parts nobody from the team [GR16]', async () => {
    const [ben, cleo] = [all.device('ben'), all.device('cleo')]
    const ana = await all.founded([cleo])
    await all.join(ana, ben, 'viewer')
    const inside = await insideOf(ben)
    ben.close()
    cleo.close()
    const link = await callByHand(ana.address(), ben.secrets.deviceSeed)
    expect(await dialAsMember(link, inside, 0)).toMatchObject({ ok: true })
    const [parents, payload] = [inside.membership()?.heads ?? [], new Uint8Array(3_500)]
    for (let batch = 0; batch < 5; batch++) {
      const statements = Array.from(
        { length: 900 },
        (_, at) => signStatement({ kind: 'poll', parents, at: batch * 900 + at, payload }, inside.device).bytes,
      )
      link.send({ type: 'statements', statements })
    }
    await ana.next((m) => m.type === 'statements')
    expect(await ana.grant({ kind: 'remove', target: { kind: 'member', memberId: 'ben' } })).toBe(true)
    await link.ended
    expect(names(ana)).toEqual(['ana', 'cleo'])
    const bytes = ana.plan?.statements.reduce((sum, statement) => sum + statement.length, 0)
    expect(bytes).toBeLessThan(128 * 1024)
    const again = all.device('cleo', null, cleo.secrets)
    if (cleo.plan === null) throw new Error('No team')
    await again.serve(cleo.plan)
    expect(await again.dial(ana.address())).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(names(again)).toEqual(['ana', 'cleo']))
  })
})
