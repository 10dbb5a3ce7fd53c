import { expect, test, vi } from 'vitest'
import type { PostId } from '../../../shared/plan/post.ts'
import { changePost } from '../../../shared/plan/post-document.ts'
import { textOf } from '../../../shared/plan/post-text.ts'
import { startPlanWorker } from '../../../test/support/plan-worker.ts'
import { deviceIdOf, signedBy, teamOf } from '../../../test/support/signed-post.ts'

const [approves, writes] = [teamOf({ ana: 'approves' }), teamOf({ ana: 'writes' })]

/** A plan with many posts of which Ana has approved the first two. */
async function approvedPlan() {
  const worker = startPlanWorker()
  const plan = await worker.startPlan()
  plan.approvers.follow(approves)
  const posts = Array.from({ length: 40 }, (_, at) => ({ text: `Post ${at}`, status: 'review' as const }))
  const [one = '', two = '', ...others] = await worker.posts.create(posts)
  for (const postId of [one, two]) {
    await plan.replica.change(postId, (doc) => {
      const text = signedBy('ana', doc, 5_000, { planId: plan.entry.id, postId })
      changePost(doc, { status: 'approved', approvals: { [deviceIdOf('ana')]: text } }, 5_000)
    })
  }
  return { worker, plan, one, two, others }
}

test('[AP4] the posts that somebody has signed are judged anew when others may approve, and no others are', async () => {
  const { worker, plan, one, two, others } = await approvedPlan()
  const rows = async () => (await plan.database.days.toArray()).flatMap(({ cards }) => cards)
  const inRows = async (id: PostId) => (await rows()).find((card) => card.id === id)
  const untouched = await worker.queries.card(others[0] ?? '')
  expect(await worker.queries.card(one)).toMatchObject({
    status: 'approved',
    approval: { kind: 'approved', by: 'ana' },
  })
  expect(await inRows(one)).toMatchObject({ status: 'approved' })
  plan.approvers.follow(writes)
  await vi.waitFor(async () =>
    expect(await inRows(two)).toMatchObject({ status: 'review', approval: { kind: 'lapsed' } }),
  )
  expect(await worker.queries.card(two)).toMatchObject({ status: 'review' })
  expect(await worker.queries.card(others[0] ?? '')).toBe(untouched)
  plan.approvers.follow(approves)
  await vi.waitFor(async () => expect(await inRows(one)).toMatchObject({ status: 'approved' }))
  expect(await rows()).toHaveLength(40)
})

test('[AP5] an edit takes the approval out of the row in the transaction that keeps it', async () => {
  const { worker, plan, one } = await approvedPlan()
  await plan.replica.change(one, (doc) => textOf(doc).insert(0, 'So: '))
  expect(await worker.queries.card(one)).toMatchObject({ status: 'review', approval: { kind: 'edited' } })
  await plan.replica.change(one, (doc) => textOf(doc).delete(0, 4))
  expect(await worker.queries.card(one)).toMatchObject({ status: 'approved' })
})

test('[AP4] a plan that is opened again judges by the team that it knew, before anybody tells it of one', async () => {
  const { worker, plan, one } = await approvedPlan()
  await vi.waitFor(async () => expect(await plan.database.settings.get('approvers')).toBeDefined())
  await worker.plans.close(plan.entry.id)
  const again = await worker.plans.open(plan.entry.id)
  expect(again.approvers.roster).toEqual(approves)
  await again.replica.change(one, (doc) => textOf(doc).insert(0, 'So: '))
  await again.replica.change(one, (doc) => textOf(doc).delete(0, 4))
  expect(await worker.queries.card(one)).toMatchObject({ status: 'approved', approval: { by: 'ana' } })
})
