import { afterEach, describe, expect, it, vi } from 'vitest'
import { decodeStatements } from '../../shared/peering/kept-team.ts'
import { membership } from '../../shared/team/membership.ts'
import { standingOf } from '../../shared/team/standing.ts'
import { decodeStatement } from '../../shared/team/statement.ts'
import { DeviceTeam, idOf, member, names, plan } from '../../test/support/device-team.ts'
import type { TestDevice } from '../../test/support/network-device.ts'

const all = new DeviceTeam()
/** A port that no other program uses, so that the tests see only themselves. */
const testMulticast = { port: 15_354, interfaces: () => ['127.0.0.1'] }
const isRotation = (bytes: Uint8Array) => decodeStatement(bytes)?.kind === 'rotate'

/** All statements that a device was told by the network. */
const told = (of: TestDevice) => of.heard.flatMap((m) => (m.type === 'statements' ? m.statements : []))

/** What a device is by its own log, as its window shows it. */
function standing(of: TestDevice) {
  const statements = decodeStatements(of.plan?.statements ?? [])
  const team = membership(statements, of.plan?.genesis ?? '')
  return team === null ? null : standingOf(team, statements, idOf(of))
}

afterEach(() => all.close())

describe('removal over real sockets', () => {
  it('cuts a connected member off at once, who sees why', async () => {
    const ben = all.device('ben')
    const ana = await all.founded([ben])
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
    const [ben, cleo] = [all.device('ben'), all.device('cleo')]
    const ana = await all.founded([ben])
    const thief = await all.copyOf(ben)
    ben.close()
    await all.join(ana, cleo)
    await ana.grant({ kind: 'remove', target: member('ben') })
    const peers = ana.heard.filter((m) => m.type === 'peer').length
    for (let call = 0; call < 3; call++) expect(await thief.dial(ana.address())).toMatchObject({ ok: false })
    const news = told(thief).map(decodeStatement)
    expect(news.map((statement) => statement?.kind)).toEqual(['remove'])
    expect(ana.heard.filter((m) => m.type === 'peer')).toHaveLength(peers)
    expect(ana.heard.filter((m) => m.type === 'turned-away')).toMatchObject([{ device: idOf(ben), kind: 'removed' }])
  })

  it('tells a device that was away while its remover became an admin by whom it was removed, whoever calls [GR14]', async () => {
    const [ben, dora] = [all.device('ben'), all.device('dora')]
    const ana = await all.founded([ben])
    const thief = await all.copyOf(ben)
    ben.close()
    const cleo = all.device('cleo')
    await all.join(ana, cleo)
    await all.join(ana, dora)
    const told_ = cleo.next((m) => m.type === 'statements')
    await ana.grant({ kind: 'role', memberId: 'cleo', role: 'admin' })
    await told_
    const heard = ana.next((m) => m.type === 'statements')
    await cleo.grant({ kind: 'remove', target: member('ben') })
    await heard
    const sameThief = await all.copyOf(thief)
    expect(await thief.dial(ana.address())).toMatchObject({ ok: false })
    expect(
      told(thief)
        .map((bytes) => decodeStatement(bytes)?.kind)
        .sort(),
    ).toEqual(['invite', 'join', 'remove', 'role'])
    expect(standing(thief)).toMatchObject({ kind: 'removed', by: idOf(cleo) })
    expect(told(thief).some((bytes) => Buffer.from(bytes).includes('dora'))).toBe(false)
    await ana.dial(sameThief.address())
    await vi.waitFor(() => expect(standing(sameThief)).toMatchObject({ kind: 'removed', by: idOf(cleo) }))
  })

  it('keeps nothing of what a removed device brings, however well it is signed [GR12]', async () => {
    const ben = all.device('ben')
    const ana = await all.founded([ben])
    const thief = await all.copyOf(ben)
    ben.close()
    await ana.grant({ kind: 'remove', target: member('ben') })
    const before = ana.plan?.statements.length
    for (let made = 0; made < 5; made++) await thief.pair()
    expect(await thief.dial(ana.address())).toMatchObject({ ok: false })
    expect(ana.plan?.statements).toHaveLength(before ?? 0)
  })

  it('of two admins who removed each other shuts out the junior one, also where only that removal was known [GR7]', async () => {
    const [ben, cleo] = [all.device('ben'), all.device('cleo')]
    const ana = await all.founded([ben, cleo])
    const told = Promise.all([ben, cleo].map((other) => other.next((m) => m.type === 'statements')))
    await ana.grant({ kind: 'role', memberId: 'ben', role: 'admin' })
    await told
    await ben.dial(cleo.address())
    ana.network.close()
    await ben.grant({ kind: 'remove', target: member('ana') })
    await vi.waitFor(() => expect(names(cleo)).toEqual(['ben', 'cleo']))
    ben.network.close()
    ana.places.clear()
    await ana.restart()
    await ana.grant({ kind: 'remove', target: member('ben') })
    expect(await ana.dial(cleo.address())).toMatchObject({ ok: true })
    expect(names(cleo)).toEqual(['ana', 'cleo'])
    expect(names(ana)).toEqual(['ana', 'cleo'])
  })

  it('lets a member in that was away while the key changed, and gives it the new key [GR12]', async () => {
    const [ben, cleo] = [all.device('ben'), all.device('cleo')]
    const ana = await all.founded([ben, cleo])
    cleo.network.close()
    await ana.grant({ kind: 'remove', target: member('ben') })
    await cleo.restart()
    expect(await cleo.dial(ana.address())).toMatchObject({ ok: true })
    expect(names(cleo)).toEqual(['ana', 'cleo'])
    const [newest] = await ana.secrets.teamKeys(plan.planId)
    expect((await cleo.secrets.teamKeys(plan.planId))[0]).toEqual(newest)
  })

  it('hands the key to one who joined where the change was not known yet, and learns of it from its log [GR12]', async () => {
    const [ben, cleo, dora] = [all.device('ben'), all.device('cleo'), all.device('dora')]
    const ana = await all.founded([ben, cleo])
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
    const [ben, cleo] = [all.device('ben', testMulticast), all.device('cleo', testMulticast)]
    const ana = await all.founded([ben, cleo], testMulticast)
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
    const ben = all.device('ben')
    const ana = await all.founded([ben])
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
    const [ben, cleo] = [all.device('ben'), all.device('cleo')]
    const ana = await all.founded()
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
    const [ben, tablet] = [all.device('ben'), all.device('somebody')]
    const ana = await all.founded([ben])
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
    const ana = await all.founded()
    const { code } = await ana.invite(5)
    const [invite] = [...ana.team().invites.values()]
    expect(await ana.grant({ kind: 'withdraw', invite: invite?.id ?? '' })).toBe(true)
    expect(await all.device('ben').join(code, ana.address())).toMatchObject({ kind: 'refused', reason: 'withdrawn' })
  })

  it('says so too to a newcomer who has nothing but the code', async () => {
    const ana = await all.founded([], testMulticast)
    const { code } = await ana.invite(5)
    const [invite] = [...ana.team().invites.values()]
    await ana.grant({ kind: 'withdraw', invite: invite?.id ?? '' })
    const ben = all.device('ben', testMulticast)
    expect(await ben.join(code)).toMatchObject({ kind: 'refused', reason: 'withdrawn' })
  })
})
