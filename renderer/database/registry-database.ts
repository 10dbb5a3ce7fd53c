import { Dexie, type Table } from 'dexie'
import type { PlanEntry } from '../../shared/ipc/plan-api.ts'

/** The plans on this computer: a database of its own, so that a list of them opens no plan. */
export class RegistryDatabase extends Dexie {
  declare readonly plans: Table<PlanEntry, string>

  constructor() {
    super('placard-plans', { chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.version(1).stores({ plans: 'id' })
  }
}
