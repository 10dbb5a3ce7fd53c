import { describe, expect, it } from 'vitest'
import { type GrantHistory, meet, threeAdmins, type Writer } from '../../test/support/grant-history.ts'
import type { Role } from './grants.ts'
import { chainOf, claimedName } from './removal-chain.ts'
import { standingOf } from './standing.ts'
import type { Statement } from './statement.ts'

describe('a removal whose author became an admin while the removed was away', () => {
  const standing = (of: Writer) => standingOf(of.view(), [...of.log.values()], of.id)
  const show = (to: Writer, statements: readonly Statement[]) => {
    for (const statement of statements) to.log.set(statement.id, statement)
  }

  it('is believed with the chain that made the author one, and with nothing less [GR14]', () => {
    const { history, ana, ben, cleo } = threeAdmins()
    const emil = history.join(cleo, history.invite(cleo, 'editor'), 'emil')
    meet(ana, cleo, emil)
    const unshown = history.invite(ana).statement
    const promotion = ana.role(emil, 'admin')
    meet(ana, emil)
    const fritz = history.join(emil, history.invite(emil, 'admin'), 'fritz')
    meet(ana, emil, fritz)
    const removal = fritz.remove(ben)
    const chain = chainOf(removal, fritz.log.values()).filter(({ id }) => !ben.log.has(id))
    expect(chain.map(({ kind }) => kind).sort()).toEqual(['invite', 'invite', 'join', 'join', 'role'])
    const known = new Map(ben.log)
    for (const missing of chain) {
      ben.log.clear()
      show(ben, [...known.values(), removal, ...chain.filter((one) => one !== missing)])
      expect(standing(ben).kind).toBe('member')
    }
    expect(chain).toContain(promotion)
    expect(chain).not.toContain(unshown)
    show(ben, [removal, ...chain])
    expect(standing(ben)).toMatchObject({ kind: 'removed', by: fritz.id })
    expect(claimedName(ben.log.values(), fritz.id)).toBe('fritz')
  })

  it('is believed, though somebody else says to be its author [GR3]', () => {
    const { history, ana, ben, cleo } = threeAdmins()
    const unshown = history.invite(ana).statement
    const emil = history.newcomer(ana, history.invite(ana, 'admin'))
    cleo.hear(ana)
    emil.hear(history.join(cleo, history.invite(cleo, 'viewer'), emil.name))
    emil.remove(ben)
    show(
      ben,
      [...emil.log.values()].filter((statement) => statement !== unshown),
    )
    expect(standing(ben)).toMatchObject({ kind: 'removed', by: emil.id })
  })

  describe('is not believed, and so puts nobody out, if its author', () => {
    /** Ben, and Cleo, whose role is what she was given; both know all that there is. */
    function withCleoAs(role: Role) {
      const { history, ana, ben, cleo } = threeAdmins()
      ana.role(cleo, role)
      meet(ana, ben, cleo)
      return { history, ana, ben, cleo }
    }

    /** Shows Ben a removal of him, and all that its author knows but one statement on which it builds. */
    function removeBen(history: GrantHistory, ben: Writer, author: Writer): void {
      show(ben, [...author.log.values()])
      history.invite(author)
      show(ben, [author.remove(ben)])
    }

    it.each([
      ['came by an invitation of an editor under the name of an admin', 'editor', 'ana'],
      ['came by an invitation of an editor as somebody new', 'editor', 'thief'],
    ] as const)('%s', (_how, role, name) => {
      const { history, ben, cleo } = withCleoAs(role)
      removeBen(history, ben, history.join(cleo, history.invite(cleo, 'viewer'), name))
      expect(standing(ben)).toEqual({ kind: 'member', role: 'admin' })
    })

    it('was an admin and is none any more', () => {
      const { history, ben, cleo } = withCleoAs('editor')
      removeBen(history, ben, cleo)
      expect(standing(ben)).toEqual({ kind: 'member', role: 'admin' })
    })

    it('came by an invitation of an editor under the name of somebody who was made an admin meanwhile', () => {
      const { history, ana, ben, cleo } = withCleoAs('editor')
      const unshown = history.invite(ana).statement
      const emil = history.join(ana, history.invite(ana), 'emil')
      ana.role(emil, 'admin')
      cleo.hear(ana)
      const thief = history.join(cleo, history.invite(cleo, 'viewer'), 'emil')
      thief.remove(ben)
      show(
        ben,
        [...thief.log.values()].filter((statement) => statement !== unshown),
      )
      expect(standing(ben)).toEqual({ kind: 'member', role: 'admin' })
    })

    it('says to be a device of an admin by the code of another member’s device', () => {
      const { history, ben, cleo } = withCleoAs('viewer')
      removeBen(history, ben, history.join(cleo, history.pair(cleo), 'ana'))
      expect(standing(ben)).toEqual({ kind: 'member', role: 'admin' })
    })

    it('came by an invitation of a stranger under the name of an admin', () => {
      const { history, ben, cleo } = withCleoAs('viewer')
      const stranger = history.join(cleo, history.pair(cleo), 'stranger')
      removeBen(history, ben, history.join(stranger, history.invite(stranger, 'admin'), 'ana'))
      expect(standing(ben)).toEqual({ kind: 'member', role: 'admin' })
    })

    it('does not hold the key of the invitation', () => {
      const { history, ana, ben, cleo } = withCleoAs('viewer')
      const { statement } = history.invite(ana, 'admin')
      meet(ana, ben, cleo)
      const { key } = history.pair(cleo)
      removeBen(history, ben, history.join(cleo, { statement, key }, 'thief'))
      expect(standing(ben)).toEqual({ kind: 'member', role: 'admin' })
    })

    it('was an admin and was removed', () => {
      const { history, ana, ben, cleo } = withCleoAs('admin')
      ana.remove(cleo)
      meet(ana, ben)
      removeBen(history, ben, cleo)
      expect(standing(ben)).toEqual({ kind: 'member', role: 'admin' })
    })

    it('was made an admin by what the log has judged and passed over', () => {
      const { history, ana, ben, cleo } = withCleoAs('editor')
      const dora = history.join(ana, history.invite(ana), 'dora')
      meet(ana, ben, cleo, dora)
      ana.role(dora, 'admin')
      meet(ana, ben, cleo, dora)
      ana.role(dora, 'editor')
      meet(ana, ben, cleo, dora)
      removeBen(history, ben, dora)
      expect(standing(ben)).toEqual({ kind: 'member', role: 'admin' })
    })
  })

  it('is not believed if a chain begins with somebody who was never an admin', () => {
    const { history, ana, ben, cleo } = threeAdmins()
    ana.role(cleo, 'editor')
    meet(ana, ben, cleo)
    const old = ben.view().heads
    const thief = history.join(cleo, history.invite(cleo, 'editor'), 'thief')
    cleo.role(thief, 'admin')
    const removal = thief.write({ kind: 'remove', target: { kind: 'member', memberId: 'ben' } }, thief.signer, old)
    show(ben, [removal, ...chainOf(removal, cleo.log.values())])
    expect(standing(ben)).toEqual({ kind: 'member', role: 'admin' })
  })
})
