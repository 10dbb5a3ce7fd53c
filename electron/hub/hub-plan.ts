import * as v from 'valibot'
import { Approvers } from '../../shared/peering/approval/approvers.ts'
import { rosterOf } from '../../shared/peering/approval/roster.ts'
import { membersOf, type TeamOnDisk } from '../../shared/peering/kept-team.ts'
import type { PeeredPlan, PeeredPlans, PlanToAdd } from '../../shared/peering/peered-plan.ts'
import { openLists } from '../../shared/plan/plan-lists.ts'
import type { PostWriter } from '../../shared/plan/write-posts.ts'
import { BlobExchange } from '../../shared/replica/blobs/blob-exchange.ts'
import type { BlobStore } from '../../shared/replica/blobs/blob-store.ts'
import { Blobs } from '../../shared/replica/blobs/blobs.ts'
import type { Clock, RandomBytes } from '../../shared/replica/clock.ts'
import { Replica } from '../../shared/replica/replica.ts'
import { verifyEd25519 } from '../../shared/team/ed25519.ts'
import { HubMedia } from './hub-media.ts'
import { hubWriter } from './hub-writer.ts'
import type { HubDatabase, Step } from './store/hub-database.ts'
import type { HubStore } from './store/level-store.ts'
import { levelTeamStore } from './store/level-team-store.ts'

/** Twice, far from each other: without it nothing tells whose the documents are [ST11]. */
const entryKeys = ['plan', 'entry'] as const
const entrySchema = v.object({ id: v.string(), name: v.string(), member: v.string(), replicaId: v.string() })
const json = { valueEncoding: 'json' } as const

/** What a hub's plan is made of. */
export interface HubPlanParts {
  readonly database: HubDatabase
  readonly store: HubStore
  readonly blobs: BlobStore
  readonly clock: Clock
  readonly random: RandomBytes
  newId(): string
}

/** The plan of a data folder, open. */
export interface HubPlan extends PeeredPlan {
  readonly media: HubMedia
  readonly bulk: PostWriter
  close(): Promise<void>
}

/** The one plan of a data folder: none until the hub has joined. */
export class HubPlans implements PeeredPlans {
  readonly #parts: HubPlanParts
  readonly #watchers = new Set<(plan: HubPlan | null) => void>()
  #open: HubPlan | null = null

  constructor(parts: HubPlanParts) {
    this.#parts = parts
  }

  current(): HubPlan | null {
    return this.#open
  }

  /** Opens the plan that the folder holds, if it holds one. */
  async openKept(): Promise<HubPlan | null> {
    const { database } = this.#parts
    const kept = await Promise.all(entryKeys.map((key) => database.json(key)))
    const sound = kept.filter((entry) => v.is(entrySchema, entry))
    const [entry] = sound
    if (entry === undefined) return null
    // A disk without room only puts it off to the next start.
    if (sound.length < entryKeys.length) await this.#keep(entry).catch(() => undefined)
    return this.#openPlan(entry)
  }

  watch(onPlan: (plan: HubPlan | null) => void): () => void {
    this.#watchers.add(onPlan)
    onPlan(this.#open)
    return () => this.#watchers.delete(onPlan)
  }

  async list(): Promise<readonly HubPlan['entry'][]> {
    return this.#open === null ? [] : [this.#open.entry]
  }

  async teamOf(planId: string): Promise<TeamOnDisk | null> {
    const open = this.#open
    return open?.entry.id === planId ? open.team.readTeam() : null
  }

  async add({ id, name, member }: PlanToAdd): Promise<HubPlan> {
    if (this.#open?.entry.id === id) return this.#open
    if (this.#open !== null) throw new Error('A data folder holds one plan.')
    const entry = { id, name, member, replicaId: this.#parts.newId() }
    await this.#keep(entry)
    return this.#openPlan(entry)
  }

  async close(): Promise<void> {
    const open = this.#open
    this.#open = null
    for (const tell of this.#watchers) tell(null)
    await open?.close()
  }

  #keep(entry: v.InferOutput<typeof entrySchema>): Promise<void> {
    const steps = entryKeys.map((key): Step => ({ type: 'put', key, value: entry, ...json }))
    return this.#parts.database.write(steps, { sync: true })
  }

  async #openPlan(entry: v.InferOutput<typeof entrySchema>): Promise<HubPlan> {
    const { database, store, clock, random } = this.#parts
    const blobs = new BlobExchange(new Blobs(this.#parts.blobs, clock), clock)
    const replica = new Replica({ store, planId: entry.id, replicaId: entry.replicaId, clock, random, blobs })
    const media = new HubMedia(replica, blobs)
    const lists = await openLists(replica)
    const team = levelTeamStore(database)
    const roster = rosterOf(membersOf(await team.readTeam()))
    const plan: HubPlan = {
      entry,
      replica,
      lists,
      media,
      bulk: hubWriter({ replica, store, clock, newId: () => this.#parts.newId() }),
      team,
      approvers: new Approvers({ planId: entry.id, member: entry.member, verify: verifyEd25519 }, roster),
      async close() {
        media.close()
        lists.close()
        await replica.close()
      },
    }
    this.#open = plan
    for (const tell of this.#watchers) tell(plan)
    return plan
  }
}
