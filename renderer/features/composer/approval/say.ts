import { contentName, isSameContent } from '../../../../shared/plan/content.ts'
import type { PostId, Status, Verdict } from '../../../../shared/plan/post.ts'
import { api } from '../../../state/api.ts'
import { saysNotApprover, useUndo } from '../../../state/undo.ts'
import type { PostEditing } from '../post-editing.ts'

/** A word about the open post: approves what the window shows, or asks for changes of it. */
export async function say(post: PostId, editing: PostEditing, verdict: Verdict, note = ''): Promise<void> {
  const shown = editing.read()
  if (shown === null || saysNotApprover()) return
  const content = contentName(shown)
  const answer = await api().approvals.sign({ post, content, verdict, note })
  const { notify } = useUndo.getState()
  if (!answer.ok) return notify(answer.message)
  const now = editing.read()
  if (now === null || !isSameContent(contentName(now), content))
    return notify('The post was edited at that moment, so nothing was said of it. Look at it again.')
  const status = statusAfter(verdict, now.status)
  editing.change({ approvals: { [answer.device]: answer.signed[0] ?? null }, ...(status !== null && { status }) })
}

/** Where a word takes a post: null if it stays where it is, since it has a time, is out, or is put aside. */
function statusAfter(verdict: Verdict, status: Status): Status | null {
  const isUnderWay = status === 'idea' || status === 'draft' || status === 'review' || status === 'approved'
  if (!isUnderWay) return null
  return verdict === 'approved' ? 'approved' : 'draft'
}
