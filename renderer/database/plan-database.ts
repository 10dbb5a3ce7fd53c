import { Dexie, type Table } from 'dexie'
import type { KeptBlob } from '../../shared/replica/blobs/blob-store.ts'
import type { Durability } from '../../shared/replica/store.ts'
import { documentsAndDays } from './migrations/0001-documents-and-days.ts'
import { blobs } from './migrations/0002-blobs.ts'
import { assets } from './migrations/0003-assets.ts'
import type { Migration } from './migrations/migration.ts'
import type {
  AssetRow,
  BlobChunkRow,
  DayRow,
  GrantRow,
  HeadRow,
  ImportRow,
  SearchSnapshotRow,
  SegmentHeadRow,
  SegmentRow,
  SettingRow,
  SnapshotRow,
  UpdateRow,
  UseRow,
} from './rows.ts'

/** Every step of the layout, oldest first. */
export const migrations: readonly Migration[] = [documentsAndDays, blobs, assets]

/** The version of the layout that this code reads and writes. */
export const latestVersion = migrations.length

/** The name of a plan's database. */
export const databaseName = (planId: string): string => `placard-plan-${planId}`

/**
 * One plan's database. Durability belongs to a connection: `relaxed` survives the end of the process, `strict` also
 * power loss and costs some 5 ms more. An earlier `version` of the layout serves to read a database before it is
 * brought up to date. The caller closes it.
 */
export class PlanDatabase extends Dexie {
  declare readonly snapshots: Table<SnapshotRow, string>
  declare readonly updates: Table<UpdateRow, [string, number]>
  declare readonly heads: Table<HeadRow, string>
  declare readonly segments: Table<SegmentRow, number>
  declare readonly segmentHeads: Table<SegmentHeadRow, number>
  declare readonly days: Table<DayRow, string>
  declare readonly imports: Table<ImportRow, string>
  declare readonly search: Table<SearchSnapshotRow, string>
  declare readonly grants: Table<GrantRow, string>
  declare readonly settings: Table<SettingRow, string>
  declare readonly blobs: Table<KeptBlob, string>
  declare readonly blobChunks: Table<BlobChunkRow, [string, number]>
  declare readonly assets: Table<AssetRow, string>
  declare readonly uses: Table<UseRow, string>

  constructor(planId: string, durability: Durability = 'relaxed', version = latestVersion) {
    super(databaseName(planId), { chromeTransactionDurability: durability, cache: 'disabled' })
    for (const step of migrations.slice(0, version)) this.version(step.version).stores(step.stores)
  }
}
