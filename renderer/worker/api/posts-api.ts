import type * as Y from 'yjs'
import type { Inverse, PostsApi, UndoResult } from '../../../shared/ipc/plan-api.ts'
import { holds, reversalOf } from '../../../shared/plan/inverse.ts'
import type { NewPost, PostId, PostPatch } from '../../../shared/plan/post.ts'
import { changePost, createPost, readPost } from '../../../shared/plan/post-document.ts'
import type { Durability } from '../../../shared/replica/store.ts'
import type { WorkerContext } from '../context.ts'
import type { WorkingPlan } from '../plan/open-plan.ts'

type Step = Inverse['changes'][number]

/** Writes to posts. `working` gives the open plan. */
export function createPostsApi(context: Pick<WorkerContext, 'clock' | 'newId'>, working: () => WorkingPlan): PostsApi {
  const { clock } = context

  async function create(posts: readonly NewPost[]): Promise<readonly PostId[]> {
    const { replica } = working()
    const now = clock.now()
    const made = posts.map((post) => ({ id: context.newId(), post }))
    const edits = made.map(({ id, post }) => ({ id, mutate: (doc: Y.Doc) => createPost(doc, post, now) }))
    await replica.changeAll(edits, posts.some((post) => post.schedule != null) ? 'strict' : 'relaxed')
    return made.map(({ id }) => id)
  }

  /** Changes each post if it may be, and collects the ways back. */
  async function changeEach(
    steps: readonly { readonly id: PostId; readonly patch: PostPatch; readonly expect?: PostPatch }[],
    durability: Durability,
  ): Promise<UndoResult> {
    const { replica } = working()
    const now = clock.now()
    const changes: Step[] = []
    let skipped = 0
    const edits = steps.map(({ id, patch, expect }) => ({
      id,
      mutate(doc: Y.Doc) {
        const post = readPost(doc)
        if (post === null || (expect !== undefined && !holds(post, expect))) {
          skipped++
          return
        }
        const reversal = reversalOf(post, patch)
        if (reversal === null) return
        changePost(doc, reversal.made, now)
        changes.push({ id, patch: reversal.back, expect: reversal.made })
      },
    }))
    await replica.changeAll(edits, durability)
    return { redo: { changes }, skipped }
  }

  return {
    create,
    async change(ids, patch) {
      const steps = ids.map((id) => ({ id, patch }))
      return (await changeEach(steps, durabilityOf(patch))).redo
    },
    undo: (inverse) => changeEach(inverse.changes, 'strict'),
  }
}

/** Scheduling and approving must survive a power cut; the rest need only survive the end of the process. */
const durabilityOf = (patch: PostPatch): Durability =>
  patch.schedule !== undefined || patch.status !== undefined ? 'strict' : 'relaxed'
