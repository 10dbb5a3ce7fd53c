import type { Asset } from '../../../shared/plan/asset.ts'
import { docKind } from '../../../shared/plan/doc-kind.ts'
import type { Card } from '../../../shared/plan/post.ts'
import type { Prepared } from '../../../shared/plan/prepared.ts'
import type { DocId } from '../../../shared/replica/store.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import type { UseRow } from '../../database/rows.ts'
import type { CardMove } from './day-rows.ts'

/** Rewrites the rows of changed assets. Must run inside a transaction over `assets`. */
export async function writeAssets(
  database: PlanDatabase,
  changes: readonly Pick<Prepared, 'id' | 'asset'>[],
): Promise<void> {
  const last = new Map<DocId, Asset | null>()
  for (const { id, asset } of changes) if (docKind(id) === 'asset') last.set(id, asset)
  if (last.size === 0) return
  await database.assets.bulkPut([...last.values()].filter((asset) => asset !== null))
  const gone = [...last].filter(([, asset]) => asset === null).map(([id]) => id)
  if (gone.length > 0) await database.assets.bulkDelete(gone)
}

/** Rewrites what posts use, for the cards that moved. Must run inside a transaction over `uses`. */
export async function writeUses(database: PlanDatabase, moves: readonly CardMove[]): Promise<void> {
  const uses = moves.flatMap(({ card }) => (card === null ? [] : usesOf(card)))
  const without = moves.filter(({ from, card }) => from !== null && (card?.media ?? []).length === 0)
  if (uses.length > 0) await database.uses.bulkPut(uses)
  if (without.length > 0) await database.uses.bulkDelete(without.map(({ id }) => id))
}

/** The row that says which assets a post uses; none if it uses none. */
export const usesOf = ({ id, media }: Card): readonly UseRow[] =>
  media === undefined ? [] : [{ post: id, assets: media }]
