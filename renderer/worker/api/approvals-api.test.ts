import { expect, test } from 'vitest'
import { signerOf } from '../../../electron/network/keys.ts'
import type { SignWords } from '../../../shared/ipc/approvals-api.ts'
import { textOf } from '../../../shared/plan/post-text.ts'
import { signApproval } from '../../../shared/team/approval.ts'
import { toHex } from '../../../shared/team/bytes.ts'
import { startPlanWorker } from '../../../test/support/plan-worker.ts'
import { createApprovalsApi } from './approvals-api.ts'

/** A plan of one person, of which the second post is edited while it is being signed. */
async function desk(whileSigning: (id: string) => Promise<void> = async () => {}) {
  const worker = startPlanWorker()
  const plan = await worker.startPlan()
  const signer = signerOf(new Uint8Array(32).fill(9))
  const sign: SignWords = async (words) => {
    await whileSigning(words[1]?.post ?? '')
    const of = { planId: plan.entry.id, at: 5 }
    const signed = words.map(({ post, ...word }) => signApproval({ ...word, ...of, postId: post }, signer))
    return { ok: true, device: toHex(signer.publicKey), signed }
  }
  const { clock, working, posts, queries } = worker
  const ids = await posts.create([
    { text: 'One', status: 'review' },
    { text: 'Two', status: 'draft' },
  ])
  const statuses = async () => Promise.all(ids.map(async (id) => (await queries.card(id))?.status))
  return { plan, posts, ids, statuses, approvals: createApprovalsApi({ clock, working, sign }) }
}

test('[AP5] approving many posts signs each, is one step, and is taken back and done again', async () => {
  const { posts, ids, statuses, approvals } = await desk()
  const result = await approvals.approve(ids)
  if (!result.ok) throw new Error(result.message)
  expect(result.skipped).toBe(0)
  expect(await statuses()).toEqual(['approved', 'approved'])
  const { redo, skipped } = await posts.undo(result.inverse)
  expect(skipped).toBe(0)
  expect(await statuses()).toEqual(['review', 'draft'])
  await posts.undo(redo)
  expect(await statuses()).toEqual(['approved', 'approved'])
})

test('[AP8] a post that is edited while it is being signed is left alone', async () => {
  const made = await desk(async (id) => made.plan.replica.change(id, (doc) => textOf(doc).insert(0, 'Not so: ')))
  const result = await made.approvals.approve(made.ids)
  expect(result).toMatchObject({ ok: true, skipped: 1 })
  expect(await made.statuses()).toEqual(['approved', 'draft'])
})

test('[AP7] a mark without a signature approves nothing', async () => {
  const { posts, ids, statuses } = await desk()
  await posts.change(ids, { status: 'approved' })
  expect(await statuses()).toEqual(['review', 'review'])
})

test('what cannot be signed changes nothing, and says why', async () => {
  const { startPlan, clock, working, posts, queries } = startPlanWorker()
  await startPlan()
  const [id = ''] = await posts.create([{ text: 'One', status: 'review' }])
  const refusing = createApprovalsApi({ clock, working, sign: async () => ({ ok: false, message: 'No.' }) })
  expect(await refusing.approve([id])).toEqual({ ok: false, message: 'No.' })
  expect((await queries.card(id))?.status).toBe('review')
})
