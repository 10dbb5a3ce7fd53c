import type * as Y from 'yjs'
import type { InverseStep, UndoResult } from '../../../shared/ipc/plan-api.ts'
import { contentName, isSameContent } from '../../../shared/plan/content.ts'
import { holds, reversalOf } from '../../../shared/plan/inverse.ts'
import type { Post } from '../../../shared/plan/post.ts'
import { changePost, readPost, writesOf } from '../../../shared/plan/post-document.ts'
import type { Replica } from '../../../shared/replica/replica.ts'
import type { Durability } from '../../../shared/replica/store.ts'

/** A change of one post, made only where the post is as expected; one that takes nothing back expects nothing. */
export interface Step extends Pick<InverseStep, 'id' | 'patch' | 'others'>, Partial<Pick<InverseStep, 'expect'>> {
  /** The name of what the post has to say and show. */
  readonly content?: Uint8Array
}

/** Changes each post if it may be, in one transaction, and collects the ways back. */
export async function changeEach(
  replica: Replica,
  now: number,
  steps: readonly Step[],
  durability: Durability,
): Promise<UndoResult> {
  const isOther = (client: number) => !replica.wroteHere(client)
  const changes: InverseStep[] = []
  let skipped = 0
  const edits = steps.map((step) => ({
    id: step.id,
    mutate(doc: Y.Doc) {
      const post = readPost(doc)
      if (
        post === null ||
        !isAsExpected(post, step) ||
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

const isAsExpected = (post: Post, { expect, content }: Step) =>
  (expect === undefined || holds(post, expect)) && (content === undefined || isSameContent(contentName(post), content))
