import type { ApprovalsApi, SignWords } from '../../../shared/ipc/approvals-api.ts'
import type { Word } from '../../../shared/ipc/network.ts'
import { contentName } from '../../../shared/plan/content.ts'
import type { PostId } from '../../../shared/plan/post.ts'
import { readPost } from '../../../shared/plan/post-document.ts'
import type { Replica } from '../../../shared/replica/replica.ts'
import type { WorkerContext } from '../context.ts'
import type { WorkingPlan } from '../plan/open-plan.ts'
import { changeEach, type Step } from './change-each.ts'

/** What approvals need: `sign` has words signed by the device, or says why not. */
interface ApprovalsParts {
  readonly clock: WorkerContext['clock']
  readonly working: () => WorkingPlan
  readonly sign: SignWords
}

/** Approvals of the open plan. What is refused has changed nothing. */
export function createApprovalsApi({ clock, working, sign }: ApprovalsParts): ApprovalsApi {
  return {
    async approve(ids) {
      const { replica } = working()
      const words = await wordsAbout(replica, ids)
      const answer = await sign(words)
      if (!answer.ok) return answer
      const { device, signed } = answer
      const steps = words.map(({ post, content }, at): Step => {
        const text = signed[at] ?? null
        return { id: post, content, patch: { status: 'approved', approvals: { [device]: text } } }
      })
      const { redo, skipped } = await changeEach(replica, clock.now(), steps, 'strict')
      return { ok: true, inverse: redo, skipped }
    },
    sign: (word) => sign([word]),
  }
}

/** That each post may go out as it is here. */
async function wordsAbout(replica: Replica, ids: readonly PostId[]): Promise<readonly Word[]> {
  const words = ids.map(async (post) => {
    const content = await replica.read(post, (doc) => {
      const read = readPost(doc)
      return read === null ? null : contentName(read)
    })
    return content === null ? [] : [{ post, content, verdict: 'approved' as const, note: '' }]
  })
  return (await Promise.all(words)).flat()
}
