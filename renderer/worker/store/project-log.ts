import type { ApprovalJudge } from '../../../shared/plan/approvals.ts'
import { type Projection, project } from '../../../shared/plan/prepared.ts'
import { readLog } from '../../../shared/replica/read-log.ts'
import type { DocId } from '../../../shared/replica/store.ts'

/** What the tables show of a document, from its log. */
export function projectLog(id: DocId, updates: readonly Uint8Array[], judge?: ApprovalJudge): Projection {
  const { doc } = readLog(updates)
  const projection = project(id, doc, judge)
  doc.destroy()
  return projection
}
