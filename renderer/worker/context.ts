import type * as Y from 'yjs'
import type { BundlesApi } from '../../shared/ipc/bundle-api.ts'
import type { PlanEntry } from '../../shared/ipc/plan-api.ts'
import type { PortLike } from '../../shared/ipc/platform.ts'
import type { TeamApi } from '../../shared/ipc/team-api.ts'
import type { PeeredPlan, PeeredPlans, PlanToAdd } from '../../shared/peering/peered-plan.ts'
import type { NewPost } from '../../shared/plan/post.ts'
import type { Clock, RandomBytes } from '../../shared/replica/clock.ts'
import type { PlanDatabase } from '../database/plan-database.ts'

/** How a bulk write is to be made. */
export interface BulkOptions {
  /** Changes of the lists that the posts need, such as new tags; they become visible together with the posts. */
  readonly lists?: (doc: Y.Doc) => void
  /** Told how many posts are prepared. The work yields between calls. */
  readonly onProgress?: (done: number) => void
  /** Aborting before the end leaves nothing behind. */
  readonly signal?: AbortSignal
}

/** How a bulk write ended. `cancelled` has changed nothing. */
export type BulkResult =
  | { readonly kind: 'done'; readonly importId: string; readonly count: number }
  | { readonly kind: 'cancelled' }

/** Writes of many posts at once. */
export interface BulkWriter {
  /** Writes the posts in one transaction: after a crash all are there, or none. */
  write(posts: readonly NewPost[], options?: BulkOptions): Promise<BulkResult>
  /** Hides the posts of an import from every view, or brings them back. */
  setHidden(importId: string, hidden: boolean): Promise<void>
  /** The `importKey` of every visible post. */
  keys(): Promise<ReadonlySet<string>>
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
  readonly bundles: BundlesApi
  attach(port: PortLike): void
}
