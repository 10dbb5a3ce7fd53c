import type { SignWords } from '../../shared/ipc/approvals-api.ts'
import type { PlanEntry } from '../../shared/ipc/plan-api.ts'
import type { PortLike } from '../../shared/ipc/platform.ts'
import type { TeamApi } from '../../shared/ipc/team-api.ts'
import type { BundleDesk } from '../../shared/peering/bundle/bundle-desk.ts'
import type { PeeredPlan, PeeredPlans, PlanToAdd } from '../../shared/peering/peered-plan.ts'
import type { PostWriter } from '../../shared/plan/write-posts.ts'
import type { Clock, RandomBytes } from '../../shared/replica/clock.ts'
import type { PlanDatabase } from '../database/plan-database.ts'

/** Writes of many posts at once, which can be taken back. */
export interface BulkWriter extends PostWriter {
  /** Hides the posts of an import from every view, or brings them back; says how many are others' work by now. */
  setHidden(importId: string, hidden: boolean): Promise<number>
}

/** The plan that is open. */
export interface OpenPlan extends PeeredPlan {
  readonly entry: PlanEntry
  readonly database: PlanDatabase
  readonly bulk: BulkWriter
}

/** The plans on this computer, for parts of the worker that start or join plans. */
export interface PlanKeeper extends PeeredPlans {
  /** The open plan, or null. */
  current(): OpenPlan | null
  watch(onPlan: (plan: OpenPlan | null) => void): () => void
  add(plan: PlanToAdd): Promise<OpenPlan>
}

/** What the parts of the plan worker share. */
export interface WorkerContext {
  readonly clock: Clock
  readonly random: RandomBytes
  /** A new UUIDv7. */
  newId(): string
  readonly plans: PlanKeeper
}

/** What `renderer/worker/network` gives the worker: the team calls, and where the control port goes. */
export interface TeamPart {
  readonly api: TeamApi
  readonly bundles: BundleDesk
  /** Whether this computer may change the open plan. */
  mayWrite(): boolean
  /** Has words about posts signed by this device, if it may approve. */
  readonly sign: SignWords
  attach(port: PortLike): void
}
