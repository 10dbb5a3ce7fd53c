import type * as Y from 'yjs'
import type { PostsApi } from '../../../shared/ipc/plan-api.ts'
import type { NewPost, PostId, PostPatch } from '../../../shared/plan/post.ts'
import { createPost } from '../../../shared/plan/post-document.ts'
import type { Durability } from '../../../shared/replica/store.ts'
import type { WorkerContext } from '../context.ts'
import type { WorkingPlan } from '../plan/open-plan.ts'
import { changeEach } from './change-each.ts'

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

  return {
    create,
    async change(ids, patch) {
      const steps = ids.map((id) => ({ id, patch }))
      return (await changeEach(working().replica, clock.now(), steps, durabilityOf(patch))).redo
    },
    undo: (inverse) => changeEach(working().replica, clock.now(), inverse.changes, 'strict'),
  }
}

/** Scheduling and approving must survive a power cut; the rest need only survive the end of the process. */
const durabilityOf = (patch: PostPatch): Durability =>
  patch.schedule !== undefined || patch.status !== undefined ? 'strict' : 'relaxed'
