import type * as Y from 'yjs'
import type { InverseStep, PostsApi, UndoResult } from '../../../shared/ipc/plan-api.ts'
import { holds, reversalOf } from '../../../shared/plan/inverse.ts'
import type { NewPost, Post, PostId, PostPatch } from '../../../shared/plan/post.ts'
import { changePost, createPost, readPost, writesOf } from '../../../shared/plan/post-document.ts'
import type { Durability } from '../../../shared/replica/store.ts'
import type { WorkerContext } from '../context.ts'
import type { WorkingPlan } from '../plan/open-plan.ts'

/** A change of one post; one that takes nothing back expects nothing. */
type Step = Pick<InverseStep, 'id' | 'patch' | 'others'> & Partial<Pick<InverseStep, 'expect'>>

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
  async function changeEach(steps: readonly Step[], durability: Durability): Promise<UndoResult> {
    const { replica } = working()
    const now = clock.now()
    const isOther = (client: number) => !replica.wroteHere(client)
    const changes: InverseStep[] = []
    let skipped = 0
    const edits = steps.map((step) => ({
      id: step.id,
      mutate(doc: Y.Doc) {
        const post = readPost(doc)
        if (
          post === null ||
          !holdsStill(post, step) ||
          writesOf(doc, step.patch, isOther) > (step.others ?? Infinity)
        ) {
          skipped++
          return
        }
        const reversal = reversalOf(post, step.patch)
        if (reversal === null) return
        changePost(doc, reversal.made, now)
        const { made, back } = reversal
        changes.push({ id: step.id, patch: back, expect: made, others: writesOf(doc, back, isOther) })
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

const holdsStill = (post: Post, { expect }: Step) => expect === undefined || holds(post, expect)

/** Scheduling and approving must survive a power cut; the rest need only survive the end of the process. */
const durabilityOf = (patch: PostPatch): Durability =>
  patch.schedule !== undefined || patch.status !== undefined ? 'strict' : 'relaxed'
