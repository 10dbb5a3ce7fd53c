import { expect, test } from 'vitest'
import type { ApprovalJudge } from '../../../shared/plan/approvals.ts'
import type { Said } from '../../../shared/plan/prepared.ts'
import { newPost, postIn } from '../../../test/support/signed-post.ts'
import { turn } from '../turn.ts'
import { judgeAhead } from './judge-ahead.ts'

const post = { ...postIn(newPost()), approvals: { ab: 'cd' } }
const changes = (count: number, what: Said['post']): readonly Said[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: String(at), update: new Uint8Array(), fingerprint: '', post: what, asset: null },
  }))

/** How many posts were judged in each turn. */
async function turnsOf(given: readonly Said[]): Promise<readonly number[]> {
  const turns: number[] = []
  let judged = 0
  const judge: ApprovalJudge = () => {
    judged += 1
    return { kind: 'approved', by: null, at: null, note: '', changed: [] }
  }
  let isDone = false
  const done = judgeAhead(given, judge).then(() => {
    isDone = true
  })
  while (!isDone) {
    if (judged > 0) turns.push(judged)
    judged = 0
    await turn()
  }
  await done
  return turns
}

test('[AP6] many signed posts that come at once are judged a few at a time', async () => {
  const turns = await turnsOf(changes(200, post))
  expect(Math.max(...turns)).toBe(32)
  expect(turns.reduce((sum, count) => sum + count, 0)).toBe(192)
})

test('few posts, and those that nobody has signed, wait for no turn', async () => {
  expect(await turnsOf(changes(20, post))).toEqual([])
  expect(await turnsOf(changes(200, postIn(newPost())))).toEqual([])
  expect(await turnsOf(changes(200, null))).toEqual([])
})
