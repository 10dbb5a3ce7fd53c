import type * as Y from 'yjs'
import type { PlanEntry } from '../../shared/ipc/plan-api.ts'
import type { PortLike } from '../../shared/ipc/platform.ts'
import type { TeamApi } from '../../shared/ipc/team-api.ts'
import type { Lists } from '../../shared/plan/lists.ts'
import type { NewPost } from '../../shared/plan/post.ts'
import type { Clock, RandomBytes } from '../../shared/replica/clock.ts'
import type { Replica } from '../../shared/replica/replica.ts'
import type { PlanDatabase } from '../database/plan-database.ts'

/** The team's lists of the open plan. */
export interface PlanLists {
  /** The lists as they are now. */
  current(): Lists
  /** Changes the lists document by the functions of `shared/plan/lists-document.ts`. Resolves when durable. */
  change(edit: (doc: Y.Doc) => void): Promise<void>
  /** Called at once and after each change. */
  watch(onLists: (lists: Lists) => void): () => void
}

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
export interface OpenPlan {
  readonly entry: PlanEntry
  readonly database: PlanDatabase
  readonly replica: Replica
  readonly lists: PlanLists
  readonly bulk: BulkWriter
}

/** A plan to be added to this computer. A joined plan brings its id. */
export interface PlanToAdd {
  readonly id: string
  readonly name: string
  readonly member: string
  readonly sample: boolean
}

/** The plans on this computer, for parts of the worker that start or join plans. */
export interface PlanKeeper {
  /** The open plan, or null. */
  current(): OpenPlan | null
  /** Called at once and whenever another plan is opened; null while there is none. The old plan is closed after its listeners have run. */
  watch(onPlan: (plan: OpenPlan | null) => void): () => void
  /** Adds a plan with an empty database and opens it; a plan that is here already is just opened. */
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
  attach(port: PortLike): void
}
