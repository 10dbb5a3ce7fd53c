import type * as Y from 'yjs'
import type { Approval, Approvals, Post, PostId, PostPatch, Status } from './post.ts'

/**
 * What devices have signed about a post [AP1]: a map `approvals` from the hex of a device's key to its last statement,
 * so that it merges, and goes wherever the post goes. Whoever may write may put anything there: it counts only as far as
 * a judge finds.
 */
const signedOf = (doc: Y.Doc) => doc.getMap<unknown>('approvals')

/** Says what the statements in a post's document amount to. */
export type ApprovalJudge = (id: PostId, post: Post) => Approval

/** Where nobody is known who might approve anything. */
export const noJudge: ApprovalJudge = () => nothingKnown('unknown')

/** More devices than a team has: a document with more entries has none that count, and costs nothing [AP6]. */
const mostEntries = 256
/** The longest statement, as text [AP3]. */
const maxSignedLength = 4096
const deviceForm = /^[0-9a-f]{64}$/

/** The statements in the document, in the order of their devices; null when there are none. */
export function readApprovals(doc: Y.Doc): Approvals | null {
  const signed = signedOf(doc)
  if (signed.size === 0 || signed.size > mostEntries) return null
  const entries = [...signed.entries()].flatMap(([device, text]) =>
    deviceForm.test(device) && typeof text === 'string' && text.length <= maxSignedLength
      ? [[device, text] as const]
      : [],
  )
  // The order of a shared map's entries differs from replica to replica.
  return entries.length === 0 ? null : Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * Puts statements in, or takes them out; true if anything was not so. Among more entries than count none would, so who
 * puts one in takes those of others out: nobody can heap up what keeps a post from being approved [AP6].
 */
export function changeApprovals(doc: Y.Doc, approvals: NonNullable<PostPatch['approvals']>): boolean {
  const signed = signedOf(doc)
  let changed = false
  for (const [device, text] of Object.entries(approvals)) {
    if ((signed.get(device) ?? null) === text) continue
    if (text === null) signed.delete(device)
    else signed.set(device, text)
    changed = true
  }
  const given = Object.values(approvals).some((text) => text !== null)
  if (given && signed.size > mostEntries) {
    for (const device of [...signed.keys()]) if (approvals[device] === undefined) signed.delete(device)
  }
  return changed
}

/** The status that people see: a post is approved only while somebody's approval stands over what it is now [AP5]. */
export const shownStatus = (status: Status, approval: Approval | null | undefined): Status =>
  status === 'approved' && approval?.kind !== 'approved' ? 'review' : status

/** What is said of a post. Of one without statements nothing, unless it is marked as approved [AP7]. */
export function approvalOf(id: PostId, post: Post, judge: ApprovalJudge): Approval | null {
  if (post.approvals !== undefined) return judge(id, post)
  return post.status === 'approved' ? nothingKnown('unsigned') : null
}

function nothingKnown(kind: 'unsigned' | 'unknown'): Approval {
  return { kind, by: null, at: null, note: '', changed: [] }
}
