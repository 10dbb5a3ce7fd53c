import { expect, it } from 'vitest'
import { GrantHistory, type Writer } from '../../test/support/grant-history.ts'
import { SeededRandom } from '../../test/support/seeded-random.ts'
import { allowed } from './allowance.ts'
import { type Membership, membership } from './membership.ts'
import { type Statement, signStatement } from './statement.ts'

const said = (team: Membership | null) => ({
  devices: [...(team?.devices.values() ?? [])].map(({ device, role }) => `${device} ${role}`).sort(),
  open: [...(team?.invites.values() ?? [])].filter(({ withdrawn }) => !withdrawn).map(({ id }) => id),
  keys: team?.keys,
})

/** More than an editor may write, on top of `base` alone: lets people and devices in, takes back, and fills the log. */
function branch(history: GrantHistory, mallory: Writer, base: readonly Statement[], random: SeededRandom) {
  mallory.log.clear()
  for (const statement of base) mallory.log.set(statement.id, statement)
  const codes = [...mallory.view().invites.values()]
    .map(({ id }) => mallory.log.get(id))
    .filter((one) => one !== undefined)
  const junk = () => {
    const { heads } = mallory.view()
    const made = signStatement(
      { kind: 'poll', parents: heads, at: history.tick(), payload: new Uint8Array(3_500) },
      mallory.signer,
    )
    mallory.log.set(made.id, made)
  }
  for (let at = 0; at < 12; at++) {
    const act = random.below(4)
    if (act === 0) history.join(mallory, history.pair(mallory), mallory.name)
    else if (act === 1) history.newcomer(mallory, history.invite(mallory, random.pick(['viewer', 'editor'] as const)))
    else if (act === 2) mallory.withdraw(random.pick(codes))
    else codes.push(history.invite(mallory, 'viewer').statement)
    for (let more = 0; more < 2; more++) junk()
  }
  const known = new Set(base)
  return [...mallory.log.values()].filter((statement) => !known.has(statement))
}

const shuffled = (statements: readonly Statement[], random: SeededRandom) =>
  statements
    .map((statement) => ({ statement, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ statement }) => statement)

/** Takes statements in, in pieces of random length. */
function take(here: Statement[], news: readonly Statement[], history: GrantHistory, random: SeededRandom): void {
  const waiting = news.filter((statement) => !here.includes(statement))
  while (waiting.length > 0) here.push(...allowed(here, waiting.splice(0, 1 + random.below(8)), history.genesis))
}

/** Takes in the log of another, as it comes at a contact. */
function takeLog(here: Statement[], log: readonly Statement[], history: GrantHistory): void {
  const news = log.filter((statement) => !here.includes(statement))
  here.push(...allowed(here, news, history.genesis))
}

function flooded(seed: number) {
  const random = new SeededRandom(seed)
  const history = new GrantHistory()
  const { founder: ana } = history
  const ben = history.join(ana, history.invite(ana, 'editor'))
  const mallory = history.join(ana, history.invite(ana, 'editor'))
  history.newcomer(mallory, history.invite(mallory, 'viewer', 2))
  ana.hear(mallory)
  const base = [...ana.log.values()]
  const branches = [branch(history, mallory, base, random), branch(history, mallory, base, random)]
  const replicas = [0, 1, 2].map((at) => {
    const here = [...base]
    const order =
      at === 2 ? shuffled(branches.flat(), random) : at === 0 ? branches.flat() : branches.toReversed().flat()
    take(here, order, history, random)
    return here
  })
  return { random, history, ana, ben, mallory, replicas }
}

/** Everyone meets everyone until nothing is new to anybody. */
function meet(replicas: readonly Statement[][], history: GrantHistory, random: SeededRandom): void {
  for (let round = 0; round < 4; round++)
    for (const here of replicas) for (const other of replicas) takeLog(here, shuffled(other, random), history)
}

const views = (replicas: readonly Statement[][], history: GrantHistory) =>
  replicas.map((here) => said(membership(here, history.genesis)))

it('[GR16] honest replicas that kept different parts of a flood mean the same once its author is removed', () => {
  let parted = 0
  for (let seed = 1; seed <= 20; seed++) {
    const { random, history, ana, ben, mallory, replicas } = flooded(seed)
    meet(replicas, history, random)
    const [first, ...others] = views(replicas, history)
    if (others.some((view) => JSON.stringify(view) !== JSON.stringify(first))) parted += 1
    // What they differ in is of the flood: nobody else's standing hangs on it.
    for (const here of replicas) {
      const team = membership(here, history.genesis)
      expect([ana, ben].map(({ id }) => team?.devices.get(id)?.role)).toEqual(['admin', 'editor'])
    }
    ana.log.clear()
    for (const statement of replicas[0] ?? []) ana.log.set(statement.id, statement)
    replicas[0]?.push(ana.remove(mallory))
    meet(replicas, history, random)
    const [after, ...otherViews] = views(replicas, history)
    expect(after?.devices.some((device) => device.startsWith(mallory.id))).toBe(false)
    for (const view of otherViews) expect(view, `seed ${seed}`).toEqual(after)
  }
  expect(parted, 'the flood is one').toBeGreaterThan(0)
})
