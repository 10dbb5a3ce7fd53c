import * as v from 'valibot'
import type { MediaChoices, MediaRules } from '../../../shared/replica/blobs/blob-policy.ts'
import { isBlobHash } from '../../../shared/replica/blobs/chunks.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import { readSetting, writeSetting } from '../plan/settings.ts'

const rulesKey = 'media-rules'
const choicesKey = 'media-choices'

const rulesSchema = v.object({
  originals: v.picklist(['all', 'on-demand']),
  budget: v.nullable(v.pipe(v.number(), v.minValue(0))),
})
const hashes = v.pipe(
  v.array(v.pipe(v.string(), v.check(isBlobHash))),
  v.transform((list) => new Set(list)),
)
const choicesSchema = v.object({ wanted: hashes, refused: hashes })

const everything: MediaRules = { originals: 'all', budget: null }

/** How much media a person wants on this computer, as it was kept; everything, if they never said. */
export async function readRules(database: PlanDatabase): Promise<MediaRules> {
  return (await readSetting(database, rulesKey, rulesSchema)) ?? everything
}

/** Keeps the rules. */
export const writeRules = (database: PlanDatabase, rules: MediaRules): Promise<void> =>
  writeSetting(database, rulesKey, { ...rules })

/** What a person wanted and refused before the last restart. */
export async function readChoices(database: PlanDatabase): Promise<MediaChoices> {
  const kept = await readSetting(database, choicesKey, choicesSchema)
  return kept ?? { wanted: new Set(), refused: new Set() }
}

/** Keeps what a person wants and refuses. */
export const writeChoices = (database: PlanDatabase, { wanted, refused }: MediaChoices): Promise<void> =>
  writeSetting(database, choicesKey, { wanted: [...wanted], refused: [...refused] })
