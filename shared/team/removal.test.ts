import { describe, expect, it } from 'vitest'
import { GrantHistory, meet, threeAdmins } from '../../test/support/grant-history.ts'
import type { Membership } from './membership.ts'

const rolesOf = ({ devices }: Membership) =>
  Object.fromEntries([...devices.values()].map(({ memberId, role }) => [memberId, role]))

describe('roles', () => {
  it('count from admins alone, and change what a member may do [GR4]', () => {
    const { history, ana, ben, cleo } = threeAdmins()
    ben.role(cleo, 'viewer')
    meet(ana, ben, cleo)
    cleo.role(ana, 'viewer')
    expect(rolesOf(history.merged())).toEqual({ ana: 'admin', ben: 'admin', cleo: 'viewer' })
    const dora = history.invite(cleo, 'viewer')
    expect(cleo.view().invites.size).toBe(2)
    history.join(cleo, dora, 'dora')
    expect(history.merged().devices.size).toBe(3)
  })

  it('taken away, undo what the member did with them in the meantime, also later with old parents [GR6]', () => {
    const { history, ana, ben, cleo } = threeAdmins()
    const old = cleo.view().heads
    const code = history.invite(cleo, 'admin')
    ana.role(cleo, 'editor')
    const thief = history.join(cleo, code, 'thief')
    meet(ana, ben, cleo, thief)
    cleo.write({ kind: 'remove', target: { kind: 'member', memberId: 'ben' } }, cleo.signer, old)
    expect(rolesOf(history.merged())).toEqual({ ana: 'admin', ben: 'admin', cleo: 'editor' })
  })
})

describe('a demotion that a member did not know of [GR6]', () => {
  it('undoes what only the old role allowed, and leaves what anybody may do', () => {
    const { history, ana, ben, cleo } = threeAdmins()
    const [bens, cleos] = [history.invite(ben), history.invite(cleo)]
    meet(ana, ben, cleo)
    ana.role(cleo, 'editor')
    cleo.withdraw(bens.statement)
    cleo.withdraw(cleos.statement)
    cleo.leave()
    const merged = history.merged()
    const withdrawn = new Map([...merged.invites.values()].map((invite) => [invite.id, invite.withdrawn]))
    expect([withdrawn.get(bens.statement.id), withdrawn.get(cleos.statement.id)]).toEqual([false, true])
    expect(rolesOf(merged)).toEqual({ ana: 'admin', ben: 'admin' })
  })
})

describe('removal', () => {
  it('puts a device out, or a member with all devices, and keeps who did it [GR5]', () => {
    const { history, ana, ben } = threeAdmins()
    const tablet = history.join(ben, history.pair(ben), 'ben')
    expect(tablet.view().devices.get(tablet.id)).toMatchObject({ memberId: 'ben', role: 'admin' })
    meet(ana, ben)
    const removal = ana.removeDevice(tablet)
    const merged = history.merged()
    expect(merged.devices.has(tablet.id)).toBe(false)
    expect(merged.devices.has(ben.id)).toBe(true)
    expect(merged.removed.get(tablet.id)).toMatchObject({ by: ana.id, statement: removal.id, left: false })
    ana.remove(ben)
    expect(rolesOf(history.merged())).toEqual({ ana: 'admin', cleo: 'admin' })
  })

  it('undoes what the removed did without knowing of it, and leaves what the remover had seen [GR6]', () => {
    const { history, ana, ben, cleo } = threeAdmins()
    ben.role(cleo, 'approver')
    meet(ana, ben, cleo)
    const helper = history.join(ben, history.invite(ben, 'admin'), 'helper')
    helper.remove(cleo)
    ben.hear(helper)
    ana.remove(ben)
    expect(rolesOf(history.merged())).toEqual({ ana: 'admin', cleo: 'approver' })
  })

  it('of each other is decided by who has been an admin longer [GR7]', () => {
    const { history, ben, cleo } = threeAdmins()
    cleo.remove(ben)
    ben.remove(cleo)
    expect(rolesOf(history.merged())).toEqual({ ana: 'admin', ben: 'admin' })
    const other = threeAdmins()
    other.ben.remove(other.ana)
    other.ana.remove(other.ben)
    expect(rolesOf(other.history.merged())).toEqual({ ana: 'admin', cleo: 'admin' })
  })

  it('in a circle of three leaves the most senior and the one whom the loser removed [GR7]', () => {
    const { history, ana, ben, cleo } = threeAdmins()
    ana.remove(ben)
    ben.remove(cleo)
    cleo.remove(ana)
    expect(rolesOf(history.merged())).toEqual({ ana: 'admin', cleo: 'admin' })
  })

  it('of a senior admin by a junior one counts, if the senior one did not remove the junior [GR6]', () => {
    const { history, ana, ben, cleo } = threeAdmins()
    ana.remove(cleo)
    ben.remove(ana)
    expect(rolesOf(history.merged())).toEqual({ ben: 'admin', cleo: 'admin' })
  })

  it('closes the invitations that were open, also to those who came by them meanwhile and are no friends [GR8]', () => {
    const { history, ana, ben, cleo } = threeAdmins()
    const shared = history.invite(ana, 'editor', 25)
    meet(ana, ben)
    const dora = history.join(ben, shared, 'dora')
    meet(ana, ben, cleo)
    ana.remove(dora)
    history.join(ben, shared, 'again')
    const merged = history.merged()
    expect([...merged.devices.values()].map(({ memberId }) => memberId).sort()).toEqual(['ana', 'ben', 'cleo'])
    expect(merged.invites.get([...merged.invites.keys()].at(-1) ?? '')?.withdrawn).toBe(true)
  })

  it('lets someone come back by an invitation that was made after it [GR8]', () => {
    const { history, ana, ben } = threeAdmins()
    ana.remove(ben)
    history.enter(ana, ben, history.invite(ana, 'viewer'))
    expect(rolesOf(history.merged())).toMatchObject({ ben: 'viewer' })
    expect(history.merged().removed.size).toBe(0)
  })

  it('gives nobody the name of one who was removed [GR3]', () => {
    const { history, ana, ben } = threeAdmins()
    ana.remove(ben)
    history.join(ana, history.invite(ana, 'viewer'), 'ben')
    expect(Object.keys(rolesOf(history.merged()))).not.toContain('ben')
  })
})

describe('leaving', () => {
  it('takes the own member or one of its devices out, and nobody else’s [GR9]', () => {
    const { history, ana, ben, cleo } = threeAdmins()
    const tablet = history.join(ben, history.pair(ben), 'ben')
    ben.leave({ kind: 'device', device: tablet.id })
    ben.leave({ kind: 'device', device: ana.id })
    ben.leave({ kind: 'member', memberId: 'ana' })
    cleo.leave()
    expect(rolesOf(history.merged())).toEqual({ ana: 'admin', ben: 'admin' })
    expect(history.merged().devices.size).toBe(2)
    expect(history.merged().removed.get(cleo.id)).toMatchObject({ left: true })
  })

  it('of the last admin makes the highest in role, then the one longest in the team, an admin [GR10]', () => {
    const history = new GrantHistory()
    const ana = history.founder
    history.join(ana, history.invite(ana, 'editor'), 'ben')
    history.join(ana, history.invite(ana, 'approver'), 'cleo')
    const dora = history.join(ana, history.invite(ana, 'approver'), 'dora')
    ana.leave()
    expect(rolesOf(history.merged())).toEqual({ ben: 'editor', cleo: 'admin', dora: 'approver' })
    dora.hear(ana)
    const [ben, cleo] = [history.writers[1], history.writers[2]]
    cleo?.hear(ana)
    if (ben !== undefined) cleo?.role(ben, 'viewer')
    expect(rolesOf(history.merged())).toMatchObject({ ben: 'viewer' })
  })
})

describe('an invitation', () => {
  it('that is withdrawn lets nobody in who had not come before [GR8]', () => {
    const { history, ana, ben } = threeAdmins()
    const code = history.invite(ana, 'editor', 5)
    history.join(ana, code, 'before')
    ben.hear(ana)
    ana.withdraw(code.statement)
    history.join(ben, code, 'meanwhile')
    history.join(ana, code, 'after')
    const names = [...history.merged().devices.values()].map(({ memberId }) => memberId)
    expect(names).toContain('before')
    expect(names).not.toContain('meanwhile')
    expect(names).not.toContain('after')
  })

  it('is withdrawn by its maker or an admin, and by nobody else [GR8]', () => {
    const { history, ana, ben, cleo } = threeAdmins()
    ana.role(ben, 'editor')
    ana.role(cleo, 'editor')
    meet(ana, ben, cleo)
    const [first, second] = [history.invite(ben), history.invite(ben)]
    meet(ana, ben, cleo)
    cleo.withdraw(first.statement)
    ben.withdraw(second.statement)
    const states = [...history.merged().invites.values()].map(({ id, withdrawn }) => [id, withdrawn])
    expect(Object.fromEntries(states)).toMatchObject({ [first.statement.id]: false, [second.statement.id]: true })
  })

  it('for one’s other computer lets in that member’s device alone [GR3]', () => {
    const { history, ana, ben } = threeAdmins()
    history.join(ben, history.pair(ben), 'ana')
    history.join(ben, history.pair(ben), 'ben')
    const merged = history.merged()
    expect([...merged.devices.values()].filter(({ memberId }) => memberId === 'ben')).toHaveLength(2)
    expect([...merged.devices.values()].filter(({ memberId }) => memberId === 'ana')).toHaveLength(1)
    expect(ana.view().devices.size).toBe(4)
  })
})

describe('the team key', () => {
  it('is stale while someone who is out may know the newest one [GR11]', () => {
    const { history, ana, ben, cleo } = threeAdmins()
    expect(ana.view()).toMatchObject({ keys: [], keyIsStale: false })
    ana.remove(cleo)
    expect(ana.view().keyIsStale).toBe(true)
    ana.rotate(7)
    expect(ana.view()).toMatchObject({ keys: ['7'.padStart(32, '0')], keyIsStale: false })
    ben.leave()
    expect(history.merged().keyIsStale).toBe(true)
  })

  it('is stale if somebody who was handed it came in by an invitation that does not count any more [GR11]', () => {
    const { history, ana, ben, cleo } = threeAdmins()
    ana.rotate(1)
    meet(ana, ben, cleo)
    ana.role(ben, 'viewer')
    expect(ana.view().keyIsStale).toBe(false)
    history.join(ben, history.invite(ben), 'dora')
    expect(history.merged().devices.size).toBe(3)
    expect(history.merged().keyIsStale).toBe(true)
  })

  it('of two made at once is the same one everywhere, and stale if either side had put somebody out [GR11]', () => {
    const { history, ana, ben, cleo } = threeAdmins()
    const dora = history.join(ana, history.invite(ana), 'dora')
    meet(ana, ben, cleo)
    ana.remove(dora)
    ana.rotate(1)
    ben.remove(cleo)
    ben.rotate(2)
    const merged = history.merged()
    expect(ben.view().keys).toEqual(merged.keys)
    expect(merged.keys).toHaveLength(2)
    expect(merged.keyIsStale).toBe(true)
    ben.rotate(3)
    expect(history.merged().keyIsStale).toBe(false)
  })

  it('made by someone who is no admin means nothing [GR4]', () => {
    const { history, ana, ben } = threeAdmins()
    ana.role(ben, 'editor')
    ben.hear(ana)
    ben.rotate(9)
    expect(history.merged().keys).toEqual([])
  })
})
