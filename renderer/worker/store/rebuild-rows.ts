import * as v from 'valibot'
import type { Asset } from '../../../shared/plan/asset.ts'
import { bucketOf } from '../../../shared/plan/buckets.ts'
import type { Card } from '../../../shared/plan/post.ts'
import type { DocId } from '../../../shared/replica/store.ts'
import type { DayRow } from '../../database/rows.ts'
import { readSetting, writeSetting } from '../plan/settings.ts'
import { usesOf } from './asset-rows.ts'
import { byTime } from './day-rows.ts'
import type { DexieStore } from './dexie-store.ts'
import { projectLog } from './project-log.ts'

/** Raised whenever a card would come out differently from the same document. */
const rowsVersion = 4
const settingKey = 'rows-version'
/** Documents read together. */
const slice = 256

/** Brings the rows up to this version of the projection. Must run before anything else uses the store. */
export async function updateRows(store: DexieStore): Promise<void> {
  const version = await readSetting(store.database, settingKey, v.number())
  if (version === rowsVersion) return
  // Where the version is lost the rows may be of any.
  if (version !== null || (await store.directory()).size > 0) await rebuildRows(store)
  await writeSetting(store.database, settingKey, rowsVersion)
}

/** Projects every document anew and replaces all rows in one transaction. Must run before anything else uses the store. */
export async function rebuildRows(store: DexieStore): Promise<void> {
  const { cards, assets: assetRows } = await projectAll(store)
  const { database } = store
  const { days, heads, segmentHeads, assets, uses } = database
  const bucketNow = (id: DocId) => {
    const card = cards.get(id)
    return card === undefined ? null : bucketOf(card)
  }
  await database.transaction('rw', [days, heads, segmentHeads, assets, uses], async () => {
    await days.clear()
    await days.bulkPut(daysOf([...cards.values()]))
    await assets.clear()
    await assets.bulkPut(assetRows)
    await uses.clear()
    await uses.bulkPut([...cards.values()].flatMap(usesOf))
    await heads.toCollection().modify((head, ref) => {
      ref.value = { ...head, bucket: bucketNow(head.docId) }
    })
    await segmentHeads.toCollection().modify((head, ref) => {
      ref.value = { ...head, buckets: head.docs.map(bucketNow) }
    })
  })
  await store.forgetRows()
}

async function projectAll(
  store: DexieStore,
): Promise<{ readonly cards: ReadonlyMap<DocId, Card>; readonly assets: readonly Asset[] }> {
  const assets: Asset[] = []
  const cards = new Map<DocId, Card>()
  const ids = [...(await store.directory()).keys()]
  for (let start = 0; start < ids.length; start += slice) {
    const part = ids.slice(start, start + slice)
    const logs = await Promise.all(part.map((id) => store.load(id)))
    for (const [at, id] of part.entries()) {
      const { row, asset } = projectLog(id, logs[at] ?? [], store.judge)
      if (row !== null) cards.set(id, row.card)
      if (asset !== null) assets.push(asset)
    }
  }
  return { cards, assets }
}

function daysOf(cards: readonly Card[]): readonly DayRow[] {
  const rows = new Map<string, Card[]>()
  for (const card of cards) {
    const bucket = bucketOf(card)
    const row = rows.get(bucket)
    if (row === undefined) rows.set(bucket, [card])
    else row.push(card)
  }
  return [...rows].map(([day, inDay]) => ({ day, cards: inDay.sort(byTime) }))
}
