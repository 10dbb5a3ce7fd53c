import type { PlanEntry } from '../ipc/plan-api.ts'
import type { PlanLists } from '../plan/plan-lists.ts'
import type { Replica } from '../replica/replica.ts'
import type { Approvers } from './approval/approvers.ts'
import type { TeamOnDisk, TeamStore } from './kept-team.ts'

/** A plan that is open, as far as its team is concerned. */
export interface PeeredPlan {
  readonly entry: Pick<PlanEntry, 'id' | 'name' | 'member'>
  readonly replica: Replica
  readonly lists: PlanLists
  readonly team: TeamStore
  /** Judges the approvals in the plan's posts, by the team as it becomes known. */
  readonly approvers: Approvers
}

/** A plan to be added to this computer. A joined plan brings its id. */
export interface PlanToAdd {
  readonly id: string
  readonly name: string
  readonly member: string
  readonly sample: boolean
}

/** The plans on this computer, of which one at most is open. */
export interface PeeredPlans {
  /** Called at once and whenever another plan is opened; null while there is none. The old plan is closed after its listeners have run. */
  watch(onPlan: (plan: PeeredPlan | null) => void): () => void
  list(): Promise<readonly Pick<PlanEntry, 'id' | 'name'>[]>
  /** The team of a plan that is on this computer. Null if the plan is not here. Opens nothing. */
  teamOf(planId: string): Promise<TeamOnDisk | null>
  /** Adds a plan with an empty database and opens it; a plan that is here already is just opened. */
  add(plan: PlanToAdd): Promise<PeeredPlan>
}
