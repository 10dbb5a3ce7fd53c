import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { createIdSource } from '../../shared/plan/ids.ts'
import type { RandomBytes } from '../../shared/replica/clock.ts'
import { nodeClock } from '../network/node-clock.ts'
import { DiskBudget } from './disk-budget.ts'
import { fileTrouble } from './file-trouble.ts'
import { agreeOnFormat } from './folder-format.ts'
import { HubPlans } from './hub-plan.ts'
import type { HubLimits } from './options.ts'
import { BoundedStore } from './store/bounded-store.ts'
import { FileBlobStore } from './store/file-blob-store.ts'
import { type HubDatabase, openHubDatabase } from './store/hub-database.ts'
import { LevelStore } from './store/level-store.ts'

/** Random bytes of the operating system, fit for keys. */
export const systemRandom: RandomBytes = (length) => new Uint8Array(randomBytes(length))

/** Where the database lies in a data folder. */
const databaseIn = (folder: string) => path.join(folder, 'plan')

const otherFolder =
  'This folder holds other files, and no hub’s data. Give the hub a folder of its own: it closes it to everybody else.'
const newerFolder =
  'A newer Placard has written this data folder. Nothing was changed. Bring this one up to date, then start it again.'

/** A data folder, open in this process alone. */
export interface DataFolder {
  readonly database: HubDatabase
  readonly plans: HubPlans
  readonly disk: DiskBudget
  newId(): string
  close(): Promise<void>
}

/** How opening a data folder ended; the reason is for people. Waiting helps where it `failed`, not where it is `unfit`. */
export type FolderOpening =
  | { readonly kind: 'open'; readonly data: DataFolder }
  | { readonly kind: 'in-use' }
  | { readonly kind: 'failed' | 'unfit'; readonly reason: string }

/** Whether a folder is a hub's: `none` for one that is not there, is empty, or was only begun. */
export type Found = 'hub' | 'none' | 'other'

const ownNames = /^(plan|secrets|blobs|hub\.sock|received-.*|lost\+found)$/

/** Looks into a folder. Rejects with the system's error if it cannot. */
export async function lookIntoFolder(folder: string): Promise<Found> {
  if (await isThere(path.join(databaseIn(folder), 'CURRENT'))) return 'hub'
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.every((name) => ownNames.test(name)) ? 'none' : 'other'
}

async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

/**
 * Opens a data folder and the plan in it, if there is one. Only its owner may look into it: it holds the team's plan. A
 * folder that holds something else is left as it is [HB2].
 */
export async function openDataFolder(folder: string, limits: HubLimits): Promise<FolderOpening> {
  try {
    if ((await lookIntoFolder(folder)) === 'other') return { kind: 'unfit', reason: otherFolder }
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // Also one that was made by others, such as a service manager; some file systems know no rights.
    await chmod(folder, 0o700).catch(() => undefined)
  } catch (error) {
    return { kind: 'failed', reason: `The data folder cannot be used. ${fileTrouble(error)}` }
  }
  const opening = await openHubDatabase(databaseIn(folder))
  if (opening.kind === 'in-use') return opening
  if (opening.kind === 'failed') {
    return { kind: 'failed', reason: `The data folder cannot be used. ${fileTrouble(opening.error)}` }
  }
  const { database } = opening
  if (!(await agreeOnFormat(database))) {
    await database.close()
    return { kind: 'unfit', reason: newerFolder }
  }
  const disk = new DiskBudget(folder, limits)
  await disk.measure()
  const newId = createIdSource(nodeClock, systemRandom)
  const refuse = (bytes: number) => disk.refusal(bytes)
  const store = new BoundedStore(new LevelStore(database), refuse)
  const blobs = new FileBlobStore(path.join(folder, 'blobs'), database, refuse)
  const plans = new HubPlans({ database, store, blobs, clock: nodeClock, random: systemRandom, newId })
  try {
    await plans.openKept()
  } catch (error) {
    await database.close()
    return { kind: 'failed', reason: `The data folder cannot be used. ${fileTrouble(error)}` }
  }
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
