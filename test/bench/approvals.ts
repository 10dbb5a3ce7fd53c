import * as Y from 'yjs'
import { signerOf } from '../../electron/network/keys.ts'
import { Approvers } from '../../shared/peering/approval/approvers.ts'
import { contentName } from '../../shared/plan/content.ts'
import type { Post, PostId } from '../../shared/plan/post.ts'
import { createPost, readPost } from '../../shared/plan/post-document.ts'
import { signApproval } from '../../shared/team/approval.ts'
import { toHex } from '../../shared/team/bytes.ts'
import { verifyEd25519 } from '../../shared/team/ed25519.ts'
import { type Figure, figure } from './rounds.ts'

const planId = '01890000-0000-7000-8000-000000000000'
const posts = 1_000
const approvers = 3
/** What 10,000 approved posts that come at once may take of the worker, for their approvals alone. */
const secondsAllowed = 5

/** What it takes to tell that posts are approved: the first time, and from what is remembered of their signatures. */
export function measureApprovals(rounds: number, say: (line: string) => void): readonly Figure[] {
  const approved = approvedPosts()
  const runs = Array.from({ length: rounds }, () => {
    const judge = freshJudge()
    return { first: judgeAll(judge, approved), again: judgeAll(judge, approved) }
  })
  const best = (of: (run: (typeof runs)[number]) => number) => (Math.min(...runs.map(of)) / posts).toFixed(3)
  say(`an approval is judged in ${best(({ first }) => first)} ms at first, in ${best(({ again }) => again)} ms again`)
  const tenThousand = 10_000 / posts / 1000
  return [
    figure(
      'time to judge 10,000 approved posts / 5 s',
      runs.map(({ first }) => (first * tenThousand) / secondsAllowed),
      1,
      'lower',
    ),
    figure(
      'the same once more / the first time',
      runs.map(({ again, first }) => again / first),
      0.2,
      'lower',
    ),
  ]
}

const signers = Array.from({ length: approvers }, (_, at) => signerOf(new Uint8Array(32).fill(at + 1)))

function approvedPosts(): readonly (readonly [PostId, Post])[] {
  return Array.from({ length: posts }, (_, at) => {
    const id = `01890000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`
    const doc = new Y.Doc()
    createPost(doc, { text: `Post ${at}: ${'words of a usual length '.repeat(8)}`, status: 'approved' }, at)
    const post = readPost(doc)
    const signer = signers[at % approvers]
    if (post === null || signer === undefined) throw new Error('Never')
    const text = signApproval(
      { planId, postId: id, content: contentName(post), verdict: 'approved', at, note: '' },
      signer,
    )
    return [id, { ...post, approvals: { [toHex(signer.publicKey)]: text } }] as const
  })
}

function freshJudge(): Approvers {
  const devices = signers.map(({ publicKey }) => [toHex(publicKey), { member: 'm', mayApprove: true }] as const)
  return new Approvers({ planId, member: 'm', verify: verifyEd25519 }, { devices: Object.fromEntries(devices) })
}

/** Milliseconds to judge all of them. */
function judgeAll({ judge }: Approvers, all: readonly (readonly [PostId, Post])[]): number {
  const start = performance.now()
  for (const [id, post] of all) {
    if (judge(id, post).kind !== 'approved') throw new Error('An approval was not found true.')
  }
  return performance.now() - start
}
