import { afterEach, describe, expect, it, vi } from 'vitest'
import type * as Y from 'yjs'
import { signerOf } from '../../electron/network/keys.ts'
import { allPosts } from '../../shared/plan/all-posts.ts'
import { contentName } from '../../shared/plan/content.ts'
import type { PostId } from '../../shared/plan/post.ts'
import { changePost } from '../../shared/plan/post-document.ts'
import { textOf } from '../../shared/plan/post-text.ts'
import { signApproval } from '../../shared/team/approval.ts'
import type { Desk } from '../support/desk.ts'
import { idOf } from '../support/device-team.ts'
import { runCommand } from '../support/node-programs.ts'
import { postIn, seen } from '../support/signed-post.ts'
import type { TeamMember } from '../support/team-member.ts'
import { WholeTeams, waiting } from '../support/whole-team.ts'
import { costOf } from './cost.ts'

const teams = new WholeTeams()
/** What 600 forged signatures may cost, on a busy machine too. */
const mostCpuMs = 2_000

afterEach(() => teams.clear())

/**
 * Ana, who founded the team on a whole Placard, and her hub; Ben, an approver, and Mallory, an editor, whose programs do
 * as they like.
 */
async function team() {
  const { ana, hub, folder, planId, enter } = await teams.start()
  const [ben, mallory] = [await enter('ben', 2, 'approver'), await enter('mallory', 3, 'editor')]
  const anaDevice = ana.team.device ?? ''

  /** Whatever somebody wrote has come to Ana and to her hub. */
  const settle = () =>
    vi.waitFor(async () => {
      const root = await mallory.replica.root()
      expect(await ana.replica.root()).toBe(root)
      expect((await hub.health()).digest).toBe(root)
    }, waiting)
  const add = async (text: string): Promise<PostId> => {
    const [id = ''] = await ana.addPosts(text)
    await settle()
    return id
  }
  const atAna = async (id: PostId) => ana.replica.read(id, (doc) => seen(doc, ana.plan.approvers, id))
  const atHub = async (id: PostId) => {
    const { stdout } = await runCommand('export', '--data', folder, '--format', 'json')
    return (JSON.parse(stdout) as { posts: { id: string }[] }).posts.find((post) => post.id === id)
  }
  /** The post shows so at Ana and at her hub. */
  const shows = async (id: PostId, expected: object) => {
    await settle()
    await vi.waitFor(async () => expect(await atAna(id)).toMatchObject(expected), waiting)
    await vi.waitFor(async () => expect(await atHub(id)).toMatchObject(expected), waiting)
  }
  return { ana, ben, mallory, hub, folder, planId, anaDevice, settle, add, shows, atAna }
}

/** What Ana's window does when she approves a post as it is. */
async function approveAs(ana: TeamMember, id: PostId): Promise<string> {
  const content = (await ana.replica.read(id, (doc) => contentName(postIn(doc)))) ?? new Uint8Array()
  const answer = await ana.desk.sign([{ post: id, content, verdict: 'approved', note: '' }])
  if (!answer.ok) throw new Error(answer.message)
  const text = answer.signed[0] ?? ''
  await ana.replica.change(id, (doc) =>
    changePost(doc, { status: 'approved', approvals: { [answer.device]: text } }, 9_000),
  )
  return text
}

/** A statement that a device's own key signs, whatever its network process would say. */
function sign(desk: Desk, planId: string, postId: PostId, doc: Y.Doc, at: number): string {
  const word = { planId, postId, content: contentName(postIn(doc)), verdict: 'approved', at, note: '' } as const
  return signApproval(word, signerOf(desk.device.secrets.deviceSeed))
}

/** Writes a mark and statements into a post, as nobody's window does. */
const put = (desk: Desk, id: PostId, statements: (doc: Y.Doc) => Readonly<Record<string, string | null>>) =>
  desk.replica.change(id, (doc) => changePost(doc, { status: 'approved', approvals: statements(doc) }, 10_000))

describe('the modified client of an editor', () => {
  it('[AP3] [AP4] [AP5] approves nothing: not by a mark, its own key, or what others signed elsewhere or before', {
    timeout: 60_000,
  }, async () => {
    const { ana, mallory, hub, planId, anaDevice, add, shows } = await team()
    const [id, other] = [await add('Tonight!'), await add('Tonight!')]
    const own = idOf(mallory.device)

    await put(mallory, id, () => ({}))
    await shows(id, { status: 'review', approval: { kind: 'unsigned' } })
    await put(mallory, id, (doc) => ({ [own]: sign(mallory, planId, id, doc, 11_000) }))
    await shows(id, { status: 'review', approval: { kind: 'lapsed' } })

    const elsewhere = await approveAs(ana, other)
    await shows(other, { status: 'approved' })
    await put(mallory, id, (doc) => ({
      [own]: null,
      [anaDevice]: elsewhere,
      [idOf(mallory.device).replace(/^../, '00')]: sign(mallory, planId, id, doc, 11_000),
    }))
    await shows(id, { status: 'review', approval: { kind: 'unknown' } })
    await put(mallory, id, (doc) => ({ [anaDevice]: sign(mallory, planId, id, doc, Number.MAX_SAFE_INTEGER) }))
    await shows(id, { status: 'review', approval: { kind: 'unknown' } })

    const before = await approveAs(ana, id)
    await shows(id, { status: 'approved' })
    await mallory.replica.change(id, (doc) => textOf(doc).insert(0, 'Not '))
    await put(mallory, id, () => ({ [anaDevice]: null }))
    await put(mallory, id, () => ({ [anaDevice]: before }))
    await shows(id, { status: 'review', approval: { kind: 'edited', changed: ['text'] } })
    // Nothing was refused, so nothing is told of.
    expect(ana.team.turnedAway).toEqual([])
    expect(hub.lines.filter((line) => /refused|turned-away|ended-here/.test(line))).toEqual([])
  })

  it('[AP6] cannot keep a post from being approved by heaps of entries', { timeout: 60_000 }, async () => {
    const { ana, mallory, add, shows, settle } = await team()
    const id = await add('Tonight!')
    await approveAs(ana, id)
    await settle()
    const heap = Object.fromEntries(
      Array.from({ length: 400 }, (_, at) => [at.toString(16).padStart(64, '0'), 'ab'.repeat(300)]),
    )
    await put(mallory, id, () => heap)
    await shows(id, { status: 'review', approval: { kind: 'unsigned' } })
    await approveAs(ana, id)
    await shows(id, { status: 'approved', approval: { kind: 'approved' } })
  })
})

describe('the modified client of an editor, by the hundred', () => {
  it('[AP6] costs a fraction of a second: forged words are checked once, and found to be nothing', {
    timeout: 60_000,
  }, async () => {
    const { ana, ben, mallory, planId, anaDevice, settle } = await team()
    const ids = await ana.addPosts(...Array.from({ length: 300 }, (_, at) => `Post ${at}`))
    await settle()
    for (const id of ids) {
      await put(mallory, id, (doc) => {
        const forged = (device: string) => {
          const own = sign(mallory, planId, id, doc, 11_000)
          return own.slice(0, -192) + device + own.slice(-128)
        }
        return { [anaDevice]: forged(anaDevice), [idOf(ben.device)]: forged(idOf(ben.device)) }
      })
    }
    await settle()
    const judgeAll = async () => {
      const found = new Set<string | undefined>()
      for await (const part of allPosts(ana.replica, ana.plan.approvers.judge))
        for (const { status, approval } of part) found.add(`${status} ${approval?.kind}`)
      expect([...found]).toEqual(['review unknown'])
    }
    expect((await costOf(judgeAll)).cpuMs).toBeLessThan(mostCpuMs)
    expect((await costOf(judgeAll)).cpuMs).toBeLessThan(mostCpuMs / 2)
  })
})

describe('the modified client of an approver', () => {
  it('[AP4] approves nothing once it was demoted, nor when it is gone, also in the past and through others', {
    timeout: 60_000,
  }, async () => {
    const { ana, ben, mallory, planId, add, shows } = await team()
    const [id, later] = [await add('Tonight!'), await add('Tomorrow!')]
    const own = idOf(ben.device)
    await vi.waitFor(async () => expect(await ben.replica.has(later)).toBe(true), waiting)
    await put(ben, id, (doc) => ({ [own]: sign(ben, planId, id, doc, 11_000) }))
    await shows(id, { status: 'approved', approval: { kind: 'approved' } })

    const memberId = ben.device.team().devices.get(own)?.memberId ?? ''
    expect(await ana.desk.act({ kind: 'role', memberId, role: 'editor' })).toEqual({ ok: true })
    await shows(id, { status: 'review', approval: { kind: 'lapsed', by: memberId } })
    await put(ben, later, (doc) => ({ [own]: sign(ben, planId, later, doc, 1) }))
    await shows(later, { status: 'review', approval: { kind: 'lapsed', by: memberId } })

    const statement = await ben.replica.read(later, (doc) => sign(ben, planId, later, doc, 12_000))
    expect(await ana.desk.act({ kind: 'remove', target: { kind: 'member', memberId } })).toEqual({ ok: true })
    await vi.waitFor(() => expect(ana.team.members.some(({ member }) => member === memberId)).toBe(false), waiting)
    await ben.close()
    await put(mallory, later, () => ({ [own]: statement ?? '' }))
    await shows(later, { status: 'review', approval: { kind: 'lapsed', by: memberId } })
  })
})
