import type { PlanEntry } from '../../../shared/ipc/plan-api.ts'
import { PlanDatabase } from '../../database/plan-database.ts'
import { RegistryDatabase } from '../../database/registry-database.ts'

/** The plans on this computer, the one opened last first. */
export class Registry {
  readonly #database = new RegistryDatabase()

  async list(): Promise<readonly PlanEntry[]> {
    return (await this.#database.plans.toArray()).sort((a, b) => b.openedAt - a.openedAt)
  }

  async get(id: string): Promise<PlanEntry | null> {
    return (await this.#database.plans.get(id)) ?? null
  }

  async put(entry: PlanEntry): Promise<void> {
    await this.#database.plans.put(entry)
  }

  /** Forgets a plan and erases its database. It must not be open. */
  async remove(id: string): Promise<void> {
    await this.#database.plans.delete(id)
    await new PlanDatabase(id).delete()
  }

  close(): void {
    this.#database.close()
  }
}
