import type { ApprovalJudge } from '../../../shared/plan/approvals.ts'
import type { Said } from '../../../shared/plan/prepared.ts'
import { turn } from '../turn.ts'

/** Signed posts that are judged before other work gets its turn: some 15 ms of checking signatures. */
const slice = 32

/**
 * Has the judge look at many signed posts a few at a time. What it found of the signatures it remembers, so that judging
 * all of them at once costs little afterwards, by whatever team is known then.
 */
export async function judgeAhead(changes: readonly Said[], judge: ApprovalJudge): Promise<void> {
  const signed = changes.flatMap(({ id, post }) => (post?.approvals === undefined ? [] : [{ id, post }]))
  for (let start = 0; start + slice < signed.length; start += slice) {
    for (const { id, post } of signed.slice(start, start + slice)) judge(id, post)
    await turn()
  }
}
