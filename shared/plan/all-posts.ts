import type { Replica } from '../replica/replica.ts'
import { type ApprovalJudge, approvalOf, noJudge, shownStatus } from './approvals.ts'
import { docKind } from './doc-kind.ts'
import type { Approval, Post, PostId } from './post.ts'
import { readPost } from './post-document.ts'

/** A post of the plan as people see it, with its id; removed ones are among them. */
export interface WholePost extends Post {
  readonly id: PostId
  /** Absent when nobody has said anything about it. */
  readonly approval?: Approval
}

/** Documents that are read at once. */
const slice = 64

/**
 * Every post of the plan, in the order of their ids, read piece by piece: the plan's size does not matter. What has been
 * signed about them is as `judge` finds.
 */
export async function* allPosts(
  replica: Replica,
  judge: ApprovalJudge = noJudge,
): AsyncGenerator<readonly WholePost[]> {
  const ids = (await replica.ids()).filter((id) => docKind(id) === 'post')
  for (let start = 0; start < ids.length; start += slice) {
    const part = ids.slice(start, start + slice)
    const posts = await Promise.all(part.map((id) => replica.read(id, readPost)))
    yield posts.flatMap((post, at) => {
      const id = part[at]
      return post === null || id === undefined ? [] : [judged(id, post, judge)]
    })
  }
}

function judged(id: PostId, post: Post, judge: ApprovalJudge): WholePost {
  const approval = approvalOf(id, post, judge)
  return { ...post, id, status: shownStatus(post.status, approval), ...(approval !== null && { approval }) }
}
