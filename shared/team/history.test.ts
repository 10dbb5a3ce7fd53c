import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GrantHistory, type Writer } from '../../test/support/grant-history.ts'
import { SeededRandom } from '../../test/support/seeded-random.ts'
import { roles } from './grants.ts'
import { type Membership, membership } from './membership.ts'

const seeds = fc.integer()

/** What a membership says about people, invitations and keys, without the statements behind it. */
const said = ({ devices, invites, keys }: Membership) => ({
  devices: [...devices].sort(),
  open: [...invites.values()].filter(({ withdrawn }) => !withdrawn).map(({ id, used }) => [id, used]),
  keys,
})

describe('a random history of a team', () => {
  it('means the same to everyone who has all of it, in whatever order and however often it came [GR2]', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = new SeededRandom(seed)
        const history = new GrantHistory()
        history.play(random, 40)
        const expected = history.merged()
        const statements = [...history.all.values()]
        const again = [...statements, ...statements.filter(() => random.chance(0.3))]
        const mixed = again.map((statement) => ({ statement, at: random.next() })).sort((a, b) => a.at - b.at)
        expect(
          membership(
            mixed.map(({ statement }) => statement),
            history.genesis,
          ),
        ).toEqual(expected)
      }),
      { seed: 3, numRuns: 60 },
    )
  })

  it('never ends without an admin while anyone is in the team [GR10]', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const history = new GrantHistory()
        history.play(new SeededRandom(seed), 40)
        const devices = [...history.merged().devices.values()]
        expect(devices.length === 0 || devices.some(({ role }) => role === 'admin')).toBe(true)
      }),
      { seed: 4, numRuns: 200 },
    )
  })

  it('has nothing left of what a removed admin and those whom it brought in did meanwhile [GR6]', () => {
    fc.assert(
      fc.property(seeds, fc.nat({ max: 25 }), (seed, steps) => {
        const random = new SeededRandom(seed)
        const history = new GrantHistory()
        const ana = history.founder
        const others = roles.map((role) => history.join(ana, history.invite(ana, role)))
        const mallory = history.join(ana, history.invite(ana, 'admin'))
        for (const writer of history.writers) writer.hear(ana)
        const gang = () => history.writers.filter((writer) => writer === mallory || !known.has(writer))
        const known = new Set<Writer>(history.writers)
        ana.remove(mallory)
        const expected = said(ana.view())
        const before = others.map((other) => other.log.size)
        history.play(random, steps, gang)
        expect(others.map((other) => other.log.size)).toEqual(before)
        expect(said(history.merged())).toEqual(expected)
      }),
      { seed: 5, numRuns: 120 },
    )
  })

  it('makes nobody an admin whom no admin made one, whatever a removed admin and all who are none do [GR10]', () => {
    fc.assert(
      fc.property(seeds, fc.nat({ max: 40 }), (seed, steps) => {
        const random = new SeededRandom(seed)
        const history = new GrantHistory()
        const ana = history.founder
        const mallory = history.join(ana, history.invite(ana, 'admin'))
        const ben = history.join(ana, history.invite(ana, 'admin'))
        for (const role of ['approver', 'editor', 'editor', 'viewer'] as const) {
          history.join(ana, history.invite(ana, role))
        }
        for (const writer of history.writers) writer.hear(ana)
        ana.remove(mallory)
        // Each of them removes both admins, and then plays on together, so that none would be left.
        const gang = () => history.writers.filter((writer) => writer !== ana && writer !== ben)
        for (const writer of gang()) for (const admin of [ana, ben]) writer.remove(admin)
        history.play(random, steps, gang)
        const admins = [...history.merged().devices.values()].filter(({ role }) => role === 'admin')
        expect(admins.map(({ device }) => device).sort()).toEqual([ana.id, ben.id].sort())
      }),
      { seed: 9, numRuns: 120 },
    )
  })

  it('keeps what the removed had done before, as far as the remover knew it [GR6]', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = new SeededRandom(seed)
        const history = new GrantHistory()
        const ana = history.founder
        const mallory = history.join(ana, history.invite(ana, 'admin'))
        const friend = history.join(mallory, history.invite(mallory, random.pick(roles)))
        mallory.role(friend, random.pick(roles))
        ana.hear(mallory)
        const role = ana.view().devices.get(friend.id)?.role
        ana.remove(mallory)
        expect(history.merged().devices.get(friend.id)?.role).toBe(role)
      }),
      { seed: 6, numRuns: 50 },
    )
  })
})
