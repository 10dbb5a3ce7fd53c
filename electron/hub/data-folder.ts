import { randomBytes } from 'node:crypto'
import { chmod, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { createIdSource } from '../../shared/plan/ids.ts'
import type { RandomBytes } from '../../shared/replica/clock.ts'
import { nodeClock } from '../network/node-clock.ts'
import { DiskBudget } from './disk-budget.ts'
import { HubPlans } from './hub-plan.ts'
import type { HubLimits } from './options.ts'
import { BoundedStore } from './store/bounded-store.ts'
import { FileBlobStore } from './store/file-blob-store.ts'
import { type HubDatabase, openHubDatabase } from './store/hub-database.ts'
import { LevelStore } from './store/level-store.ts'

export const systemRandom: RandomBytes = (length) => new Uint8Array(randomBytes(length))

/** Where the database lies in a data folder. */
const databaseIn = (folder: string) => path.join(folder, 'plan')

/** A data folder, open in this process alone. */
export interface DataFolder {
  readonly database: HubDatabase
  readonly plans: HubPlans
  readonly disk: DiskBudget
  newId(): string
  close(): Promise<void>
}

/** How opening a data folder ended; the reason is for people. */
export type FolderOpening =
  | { readonly kind: 'open'; readonly data: DataFolder }
  | { readonly kind: 'in-use' }
  | { readonly kind: 'failed'; readonly reason: string }

/** Opens a data folder and the plan in it, if there is one. Only its owner may look into it: it holds the team's plan. */
export async function openDataFolder(folder: string, limits: HubLimits): Promise<FolderOpening> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // Also one that was made by others, such as a service manager; some file systems know no rights.
    await chmod(folder, 0o700).catch(() => undefined)
  } catch (error) {
    return {
      kind: 'failed',
      reason: `The data folder cannot be made: ${error instanceof Error ? error.message : error}`,
    }
  }
  const opening = await openHubDatabase(databaseIn(folder))
  if (opening.kind !== 'open') return opening
  const { database } = opening
  const disk = new DiskBudget(folder, limits)
  await disk.measure()
  const newId = createIdSource(nodeClock, systemRandom)
  const refuse = (bytes: number) => disk.refusal(bytes)
  const store = new BoundedStore(new LevelStore(database), refuse)
  const blobs = new FileBlobStore(path.join(folder, 'blobs'), database, refuse)
  const plans = new HubPlans({ database, store, blobs, clock: nodeClock, random: systemRandom, newId })
  await plans.openKept()
  return {
    kind: 'open',
    data: {
      database,
      plans,
      disk,
      newId,
      async close() {
        await plans.close()
        await database.close()
      },
    },
  }
}
