import { expect, test } from 'vitest'
import { newPost, postIn } from '../../test/support/signed-post.ts'
import type { WholePost } from './all-posts.ts'
import { countApprovals } from './approval-counts.ts'
import type { Approval, Status } from './post.ts'

const post = (status: Status, kind?: Approval['kind'], deleted = false): WholePost => ({
  ...postIn(newPost()),
  ...{ id: 'p', status, deleted },
  ...(kind !== undefined && { approval: { kind, by: null, at: null, note: '', changed: [] } }),
})

async function* inParts(...parts: readonly (readonly WholePost[])[]) {
  yield* parts
}

test('[AP5] counts what is approved, waits, was edited since or has to be changed, until it is out', async () => {
  const first = [
    post('approved', 'approved'),
    post('scheduled', 'approved'),
    post('review'),
    post('review', 'unsigned'),
  ]
  const second = [post('review', 'edited'), post('draft', 'changes'), post('review', 'lapsed'), post('idea')]
  const scheduled = [post('scheduled'), post('scheduled', 'edited')]
  const outOfIt = [post('posted', 'approved'), post('archived', 'edited'), post('review', 'edited', true)]
  expect(await countApprovals(inParts(first, second, scheduled, outOfIt))).toEqual({
    approved: 2,
    waiting: 3,
    edited: 2,
    changes: 1,
    scheduledUnapproved: 2,
  })
})
