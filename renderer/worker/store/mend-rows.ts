import { bucketOf } from '../../../shared/plan/buckets.ts'
import { docKind } from '../../../shared/plan/doc-kind.ts'
import type { Card } from '../../../shared/plan/post.ts'
import { sameValue } from '../../../shared/plan/same-value.ts'
import { unknownFingerprint } from '../../../shared/replica/fingerprint.ts'
import type { DocId } from '../../../shared/replica/store.ts'
import type { KeptDay } from '../../database/days.ts'
import type { PlanDatabase } from '../../database/plan-database.ts'
import { isAsset } from '../../database/sound-rows.ts'
import { turn } from '../turn.ts'
import { soundIn } from './day-rows.ts'
import type { DexieStore, KnownDoc } from './dexie-store.ts'

/** Documents that are projected anew before other work gets its turn. */
const slice = 64

/** Where posts have cards. */
interface Shown {
  readonly days: ReadonlyMap<DocId, readonly string[]>
  readonly cards: ReadonlyMap<DocId, Card>
}

/**
 * Holds the rows that views show against what is known of the documents, and derives anew those that are missing, of
 * the wrong shape, or contradict each other [ST11]. `days` are all rows of days. Resolves with the posts of which the disk
 * holds a card and nothing else.
 */
export async function mendRows(store: DexieStore, days: readonly KeptDay[]): Promise<readonly DocId[]> {
  const { database } = store
  const spoilt = days.filter((row) => soundIn(row).length !== row.cards?.length).map(({ day }) => day)
  if (spoilt.length > 0) await store.putSoundCards(spoilt)
  const shown = shownIn(days)
  const [assets, uses] = await Promise.all([database.assets.toArray(), database.uses.toArray()])
  const known = await store.known()
  const orphans = [...shown.days].filter(([id]) => !known.has(id))
  if (orphans.length > 0) await store.noteLost(orphans.map(([id, [bucket = null]]) => ({ id, bucket })))
  await dropForeign(database, { assets, uses }, known)
  const isLost = (id: DocId) => known.get(id)?.fingerprint === unknownFingerprint
  const wrong = new Set([
    ...wrongCards(shown, known),
    ...wrongUses(shown, uses),
    ...missingFrom(new Set(assets.filter(isAsset).map(({ id }) => id)), known),
  ])
  const ids = [...wrong].filter((id) => known.has(id) && !isLost(id))
  for (let start = 0; start < ids.length; start += slice) {
    await store.projectAgain(ids.slice(start, start + slice), shown.days)
    await turn()
  }
  return [...orphans.map(([id]) => id), ...[...known.keys()].filter(isLost)]
}

function shownIn(rows: readonly KeptDay[]): Shown {
  const days = new Map<DocId, string[]>()
  const cards = new Map<DocId, Card>()
  for (const row of rows) {
    for (const card of soundIn(row)) {
      const others = days.get(card.id)
      if (others === undefined) days.set(card.id, [row.day])
      else others.push(row.day)
      cards.set(card.id, card)
    }
  }
  return { days, cards }
}

/** Posts that have no card where their head says, or one elsewhere. */
function wrongCards({ days, cards }: Shown, known: ReadonlyMap<DocId, KnownDoc>): readonly DocId[] {
  const isRight = (id: DocId, bucket: string | null) => {
    const [day = null, ...others] = days.get(id) ?? []
    const card = cards.get(id)
    return others.length === 0 && day === bucket && (card === undefined || bucketOf(card) === bucket)
  }
  return [...known].filter(([id, { bucket }]) => !isRight(id, bucket)).map(([id]) => id)
}

/** Posts whose assets are not those that their card names. */
function wrongUses({ cards }: Shown, uses: readonly { readonly post: DocId; readonly assets: unknown }[]) {
  const noted = new Map(uses.map((row) => [row.post, row.assets]))
  const used = [...cards.values()].filter(({ id, media }) => !sameValue(noted.get(id), media))
  return [...used.map(({ id }) => id), ...[...noted.keys()].filter((id) => !cards.has(id))]
}

const missingFrom = (rows: ReadonlySet<DocId>, known: ReadonlyMap<DocId, KnownDoc>) =>
  [...known.keys()].filter((id) => docKind(id) === 'asset' && !rows.has(id))

/** Rows of what the plan does not hold. */
async function dropForeign(
  { assets, uses }: Pick<PlanDatabase, 'assets' | 'uses'>,
  rows: { readonly assets: readonly { readonly id: DocId }[]; readonly uses: readonly { readonly post: DocId }[] },
  known: ReadonlyMap<DocId, KnownDoc>,
): Promise<void> {
  const foreignAssets = rows.assets.map(({ id }) => id).filter((id) => !known.has(id))
  const foreignUses = rows.uses.map(({ post }) => post).filter((id) => !known.has(id))
  if (foreignAssets.length > 0) await assets.bulkDelete(foreignAssets)
  if (foreignUses.length > 0) await uses.bulkDelete(foreignUses)
}
