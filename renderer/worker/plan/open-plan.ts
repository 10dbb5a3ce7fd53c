import * as v from 'valibot'
import type { PlanEntry } from '../../../shared/ipc/plan-api.ts'
import { Approvers } from '../../../shared/peering/approval/approvers.ts'
import { openLists } from '../../../shared/plan/plan-lists.ts'
import type { Clock, RandomBytes } from '../../../shared/replica/clock.ts'
import { Replica } from '../../../shared/replica/replica.ts'
import { verifyEd25519 } from '../../../shared/team/ed25519.ts'
import { AssetDesk } from '../assets/asset-desk.ts'
import { AssetRefs } from '../assets/asset-refs.ts'
import type { OpenPlan } from '../context.ts'
import { type AssetIndex, createAssetIndex } from '../queries/asset-index.ts'
import { type CardIndex, createCardIndex } from '../queries/card-index.ts'
import { Watches } from '../queries/watches.ts'
import { Search } from '../search/search.ts'
import { DexieStore } from '../store/dexie-store.ts'
import { mendRows } from '../store/mend-rows.ts'
import { updateRows } from '../store/rebuild-rows.ts'
import { followRoster, recallRoster } from './approval-rows.ts'
import { createBulkWriter } from './bulk-writer.ts'
import { finishHiding } from './hide-import.ts'
import { readSetting, writeSetting } from './settings.ts'
import { dexieTeamStore } from './team-store.ts'

/** The search index is loaded this long after opening, in milliseconds: after the first view has its rows. */
const warmUpAfter = 5_000

/** What the open plan needs from outside. */
export interface PlanSurroundings {
  readonly clock: Clock
  readonly random: RandomBytes
  newId(): string
  /** Told before a plan's database is opened, and perhaps brought up to date. */
  readonly beforeOpening?: (planId: string) => Promise<void>
}

/** The open plan with the parts that only the worker's own calls use. */
export interface WorkingPlan extends OpenPlan {
  readonly assets: AssetDesk
  readonly library: AssetIndex
  readonly cards: CardIndex
  readonly search: Search
  readonly watches: Watches
  /** Writes what is pending and lets go of the database. */
  close(): Promise<void>
}

/** Opens a plan's database and everything that stands on it. */
export async function openPlan(entry: PlanEntry, surroundings: PlanSurroundings): Promise<WorkingPlan> {
  const { clock, random, newId } = surroundings
  const approvers = new Approvers({ planId: entry.id, member: entry.member, verify: verifyEd25519 })
  const store = new DexieStore(entry.id, approvers.judge)
  const team = dexieTeamStore(entry.id, store.database)
  await recallRoster(store, team, approvers)
  await updateRows(store)
  const cards = createCardIndex(store.database, (days) => {
    // A plan that is closed meanwhile is looked through when it is opened next.
    mendRows(store, days)
      .then((lost) => replica.miss(lost))
      .catch(() => undefined)
  })
  const library = createAssetIndex(store.database)
  const refs = new AssetRefs(store.database, library)
  const search = new Search(store, clock)
  const watches = new Watches(clock)
  store.onRows((changes) => {
    cards.apply(changes)
    library.apply(changes)
    refs.apply(changes)
    search.apply(changes)
    watches.changed()
  })
  const stopFollowing = followRoster({ store, cards, approvers })
  const replicaId = await ownReplicaId(store, newId)
  const assets = new AssetDesk({ database: store.database, clock, refs })
  const replica = new Replica({ store, planId: entry.id, replicaId, clock, random, blobs: assets.exchange })
  const lists = await openLists(replica)
  const cancelWarmUp = clock.after(warmUpAfter, () => {
    // Searching tries again, and says what is wrong.
    search.ready().catch(() => undefined)
  })
  // A full disk must not keep the plan closed: then the next opening tries again.
  finishHiding({ store, replica, clock }).catch(() => undefined)
  const bulk = createBulkWriter({ store, replica, cards, search, clock, newId })
  return {
    entry,
    database: store.database,
    team,
    approvers,
    replica,
    lists,
    assets,
    library,
    bulk,
    cards,
    search,
    watches,
    async close() {
      cancelWarmUp()
      stopFollowing()
      watches.close()
      assets.close()
      search.close()
      lists.close()
      await replica.close()
      store.close()
    },
  }
}

/** This computer's id as a replica of the plan, made when the plan is first opened. */
async function ownReplicaId(store: DexieStore, newId: () => string): Promise<string> {
  const known = await readSetting(store.database, 'replica-id', v.string())
  if (known !== null) return known
  const made = newId()
  await writeSetting(store.database, 'replica-id', made)
  return made
}
