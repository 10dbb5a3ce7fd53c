import { describe, expect, it } from 'vitest'
import { GrantHistory, type Writer } from '../../test/support/grant-history.ts'
import { SeededRandom } from '../../test/support/seeded-random.ts'
import { allowed } from './allowance.ts'
import { membership } from './membership.ts'
import { type Statement, signStatement } from './statement.ts'

const bytesOf = (statements: readonly Statement[]) => statements.reduce((sum, { bytes }) => sum + bytes.length, 0)

/** Long statements of a kind that nobody knows, each on top of the one before. */
function junk(by: Pick<Writer, 'signer'>, count: number, on: readonly string[]): readonly Statement[] {
  const made: Statement[] = []
  for (let at = 0; at < count; at++) {
    const parents = at === 0 ? on : [made[at - 1]?.id ?? '']
    made.push(signStatement({ kind: 'poll', parents, at, payload: new Uint8Array(3_000) }, by.signer))
  }
  return made
}

function team() {
  const history = new GrantHistory()
  const { founder: ana } = history
  const viewer = history.join(ana, history.invite(ana, 'viewer'))
  const editor = history.join(ana, history.invite(ana, 'editor'))
  viewer.hear(ana)
  const here = [...ana.log.values()]
  return { history, ana, viewer, editor, here, genesis: history.genesis }
}

describe('what one member may write into the log [GR16]', () => {
  it('ends at 64 KiB, so that it can still be removed and the log still be sent', () => {
    const { history, ana, viewer, here, genesis } = team()
    const laptop = history.join(viewer, history.pair(viewer), viewer.name)
    const before = [...viewer.log.values()]
    const lots = [...junk(viewer, 400, viewer.view().heads), ...junk(laptop, 400, viewer.view().heads)]
    const kept = allowed(before, lots, genesis)
    expect(bytesOf(kept)).toBeLessThanOrEqual(64 * 1024)
    expect(kept.length).toBeGreaterThan(10)
    expect(allowed([...before, ...kept], lots, genesis).filter((one) => !kept.includes(one))).toEqual([])
    const removal = ana.remove(viewer)
    expect(allowed([...here, ...kept], [removal], genesis)).toEqual([removal])
  })

  it('is the same for all together whom the log does not name, also with the key of an invitation of an admin', () => {
    const { history, ana, genesis } = team()
    const code = history.invite(ana, 'viewer', 1000)
    const here = [...ana.log.values()]
    const strangers = Array.from({ length: 20 }, (_, at) => ({
      signer: { publicKey: new Uint8Array(32).fill(100 + at), sign: () => new Uint8Array(64) },
    }))
    const lots = [...strangers, { signer: code.key }].flatMap((by) => junk(by, 20, [genesis]))
    expect(bytesOf(allowed(here, lots, genesis))).toBeLessThanOrEqual(64 * 1024)
  })

  it('has no end for admins', () => {
    const { ana, here, genesis } = team()
    const lots = junk(ana, 100, ana.view().heads)
    expect(allowed(here, lots, genesis)).toEqual(lots)
  })

  it('does not hide what others have built on: theirs counts everywhere', () => {
    const { ana, viewer, here, genesis } = team()
    const lots = junk(viewer, 100, viewer.view().heads)
    for (const statement of lots) ana.log.set(statement.id, statement)
    const removal = ana.remove(viewer)
    const news = [...lots, removal]
    const kept = allowed(here, news, genesis)
    expect(kept).toEqual(news)
    expect(membership([...here, ...kept], genesis)?.devices.has(viewer.id)).toBe(false)
  })

  it('is more than any honest history takes: nothing of it is left out, in whatever pieces it comes', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = new SeededRandom(seed)
      const history = new GrantHistory()
      history.play(random, 60)
      const all = [...history.all.values()]
      const here: Statement[] = []
      const waiting = [...all]
      while (waiting.length > 0) {
        const piece = waiting.splice(0, 1 + random.below(10))
        const kept = allowed(here, piece, history.genesis)
        expect(kept).toEqual(piece)
        here.push(...kept)
      }
    }
  })
})
