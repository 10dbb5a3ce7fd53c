import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { signerOf, verifySignature } from '../../electron/network/keys.ts'
import { Approvers } from '../../shared/peering/approval/approvers.ts'
import type { Roster } from '../../shared/peering/approval/roster.ts'
import { approvalOf, shownStatus } from '../../shared/plan/approvals.ts'
import { contentName } from '../../shared/plan/content.ts'
import type { Approval, Post, Status, Verdict } from '../../shared/plan/post.ts'
import { changePost, createPost, readPost } from '../../shared/plan/post-document.ts'
import { signApproval } from '../../shared/team/approval.ts'
import { toHex } from '../../shared/team/bytes.ts'
import type { Signer } from '../../shared/team/signing.ts'

/** The plan and the post of these tests. */
export const planId = '018f0000-0000-7000-8000-00000000aaaa'
export const postId = '018f0000-0000-7000-8000-00000000bbbb'

/** A device by the name of its person: the same key for the same name. */
const deviceOf = (name: string): Signer => signerOf(createHash('sha256').update(name).digest())
export const deviceIdOf = (name: string): string => toHex(deviceOf(name).publicKey)

/** A team of these people, of whom those who approve do so. */
export const teamOf = (people: Readonly<Record<string, 'approves' | 'writes'>>): Roster => ({
  devices: Object.fromEntries(
    Object.entries(people).map(([name, does]) => [deviceIdOf(name), { member: name, mayApprove: does === 'approves' }]),
  ),
})

export const approversOf = (roster: Roster, member = 'me'): Approvers => {
  const approvers = new Approvers({ planId, member, verify: verifySignature })
  approvers.follow(roster)
  return approvers
}

export function newPost(text = 'Hello'): Y.Doc {
  const doc = new Y.Doc()
  createPost(doc, { text, status: 'review', channels: ['x'] }, 1_000)
  return doc
}

export function postIn(doc: Y.Doc): Post {
  const post = readPost(doc)
  if (post === null) throw new Error('There is no post.')
  return post
}

interface Said {
  readonly verdict?: Verdict
  readonly note?: string
  readonly planId?: string
  readonly postId?: string
}

/** What somebody signs about the post as it is now. */
export const signedBy = (name: string, doc: Y.Doc, at: number, said: Said = {}): string =>
  signApproval(
    { planId, postId, content: contentName(postIn(doc)), verdict: 'approved', at, note: '', ...said },
    deviceOf(name),
  )

/** Somebody approves the post as it is, or asks for changes. */
export function approve(name: string, doc: Y.Doc, at: number, said: Said = {}): void {
  const status = said.verdict === 'changes' ? 'draft' : 'approved'
  changePost(doc, { status, approvals: { [deviceIdOf(name)]: signedBy(name, doc, at, said) } }, at)
}

/** A post's status and approval, as people see them. */
interface Seen {
  readonly status: Status
  readonly approval: Approval | null
}

/** What people see of the post. */
export function seen(doc: Y.Doc, approvers: Approvers, id = postId): Seen {
  const post = postIn(doc)
  const approval = approvalOf(id, post, approvers.judge)
  return { status: shownStatus(post.status, approval), approval }
}
