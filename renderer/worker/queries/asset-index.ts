import type { Asset } from '../../../shared/plan/asset.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import { isAsset } from '../../database/sound-rows.ts'
import { LiveIndex } from './live-index.ts'

/** Every asset of the plan, deleted ones too. It lists those that are not deleted, the newest first. */
export type AssetIndex = LiveIndex<Asset>

/** The plan's asset index, not read yet. */
export const createAssetIndex = (database: PlanDatabase): AssetIndex =>
  new LiveIndex({
    read: async () => (await database.assets.toArray()).filter(isAsset),
    rowIn: ({ asset }) => asset ?? undefined,
    list: (assets) => assets.filter(({ deleted }) => !deleted).sort(newestFirst),
  })

/** "Picture 9" comes before "Picture 10". */
const names = new Intl.Collator('en', { numeric: true })

const newestFirst = (a: Asset, b: Asset) =>
  b.addedAt - a.addedAt || names.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
