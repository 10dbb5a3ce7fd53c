import * as v from 'valibot'
import type { BackupKeeper, BackupsApi } from '../../../shared/ipc/backups-api.ts'
import { databaseName, latestVersion, PlanDatabase } from '../../database/plan-database.ts'
import type { WorkerContext } from '../context.ts'
import type { WorkingPlan } from '../plan/open-plan.ts'
import type { Plans } from '../plan/plan-keeper.ts'
import { readSetting, writeSetting } from '../plan/settings.ts'
import { writeBackupFile } from './backup-file.ts'
import { openBackup } from './open-backup.ts'
import { planRecords } from './plan-records.ts'

/** How long after the opening of a plan, and then how often, it is asked whether a backup is due, in milliseconds. */
const askAfter = 60_000
const askEvery = 3_600_000
/** A newest backup that is younger is good enough. */
const dueAfter = 20 * 3_600_000
/** The plan's fingerprint in its newest backup: a plan that has not changed needs no further one. */
const rootKey = 'backup-root'
/** Dexie counts versions in tenths. */
const dexieFactor = 10

type Surroundings = Pick<WorkerContext, 'clock' | 'newId'>

/** Backups of plans: one a day while a plan is open and changes, one before its database changes its layout. */
export class Backups {
  readonly #clock: WorkerContext['clock']
  #keeper: BackupKeeper | null = null

  constructor(clock: WorkerContext['clock']) {
    this.#clock = clock
  }

  /** The calls of the window. */
  api({ newId }: Surroundings, plans: Plans): BackupsApi {
    const copy = () => ({ id: newId(), member: plans.current()?.entry.member ?? newId() })
    return {
      keepWith: async (keeper) => {
        this.#keeper = keeper
      },
      list: async () => (await this.#keeper?.list(plans.working().entry.id)) ?? null,
      make: () => this.#make(plans.working()),
      openKept: async (name) => {
        const bytes = await this.#keeper?.read(plans.working().entry.id, name)
        return openBackup(bytes ?? new Uint8Array(), plans, copy())
      },
      openFile: async (file) => openBackup(new Uint8Array(await file.arrayBuffer()), plans, copy()),
    }
  }

  /** Keeps a backup if opening the plan will change the layout of its database. Only adds tables, so it goes on also without one. */
  async beforeOpening(planId: string): Promise<void> {
    const keeper = this.#keeper
    if (keeper === null) return
    const known = (await indexedDB.databases()).find(({ name }) => name === databaseName(planId))
    const version = Math.floor((known?.version ?? 0) / dexieFactor)
    if (version < 1 || version >= latestVersion) return
    const database = new PlanDatabase(planId, 'relaxed', version)
    try {
      await keeper.keep(planId, await writeBackupFile(planRecords(database, this.#clock.now())))
    } finally {
      database.close()
    }
  }

  /** Follows the open plan: a backup each day on which it has changed. */
  follow(plans: Plans): void {
    let cancel = () => {}
    plans.watch(() => {
      cancel()
      const plan = plans.current()
      if (plan !== null) cancel = this.#askLater(plan, askAfter)
    })
  }

  #askLater(plan: WorkingPlan, after: number): () => void {
    let cancel = this.#clock.after(after, () => {
      // A full disk or a closed plan: the next hour tries again.
      this.keepIfDue(plan).catch(() => undefined)
      cancel = this.#askLater(plan, askEvery)
    })
    return () => cancel()
  }

  /** Keeps a backup unless the newest is young, or the plan is still as it was then. */
  async keepIfDue(plan: WorkingPlan): Promise<void> {
    const keeper = this.#keeper
    if (keeper === null) return
    const now = this.#clock.now()
    // One from a day on which the clock went ahead would be the newest for as long, and the last.
    const newest = (await keeper.list(plan.entry.id)).find(({ madeAt }) => madeAt <= now)
    if (newest !== undefined && now - newest.madeAt < dueAfter) return
    const root = await plan.replica.root()
    if (newest !== undefined && root === (await readSetting(plan.database, rootKey, v.string()))) return
    if (await keeper.keep(plan.entry.id, await this.#make(plan))) await writeSetting(plan.database, rootKey, root)
  }

  /** Waits for no disk: this is also the way out when it is full. */
  async #make(plan: WorkingPlan): Promise<Uint8Array> {
    return writeBackupFile(planRecords(plan.database, this.#clock.now(), plan.replica))
  }
}
