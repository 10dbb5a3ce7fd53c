import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeAsset, createAsset } from '../../../shared/plan/asset-document.ts'
import { assetIdOf } from '../../../shared/plan/doc-kind.ts'
import { type PostPatch, statuses } from '../../../shared/plan/post.ts'
import { scheduleAt } from '../../../shared/plan/schedule.ts'
import { makeAsset } from '../../../test/support/make-asset.ts'
import { startPlanWorker } from '../../../test/support/plan-worker.ts'
import type { WorkingPlan } from '../plan/open-plan.ts'
import { DexieStore } from './dexie-store.ts'
import { rebuildRows } from './rebuild-rows.ts'

const use = (id: string, letter: string) => ({ id, asset: letter.repeat(64), alt: '' })
const schedule = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.constantFrom('Europe/London', 'Pacific/Auckland'))
  .map(([day, zone]) => scheduleAt(`2026-03-${String(day).padStart(2, '0')}T09:30`, zone))
const patch: fc.Arbitrary<PostPatch> = fc.record(
  {
    status: fc.constantFrom(...statuses),
    schedule: fc.option(schedule),
    addTags: fc.subarray(['t1', 't2']),
    deleted: fc.boolean(),
    addMedia: fc.subarray([use('u1', 'a'), use('u2', 'b'), use('u3', 'a')]),
    removeMedia: fc.subarray(['u1', 'u2']),
  },
  { requiredKeys: [] },
)
const step = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), count: fc.constantFrom(1, 2, 40), schedule: fc.option(schedule) }),
  fc.record({ kind: fc.constant('asset' as const), letter: fc.constantFrom('a', 'b', 'c'), deleted: fc.boolean() }),
  fc.record({ kind: fc.constant('change' as const), picks: fc.array(fc.nat(), { maxLength: 5 }), patch }),
)

const rowsOf = async (plan: { readonly database: WorkingPlan['database'] }) => ({
  days: await plan.database.days.toArray(),
  heads: await plan.database.heads.toArray(),
  assets: await plan.database.assets.toArray(),
  uses: await plan.database.uses.toArray(),
})

test('after any changes the rows are those that a full rebuild makes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const worker = startPlanWorker()
      const plan = await worker.startPlan()
      const ids: string[] = []
      for (const next of steps) {
        if (next.kind === 'create') {
          const posts = Array.from({ length: next.count }, (_, at) => ({ text: `Post ${at}`, schedule: next.schedule }))
          ids.push(...(await worker.posts.create(posts)))
        } else if (next.kind === 'asset') {
          const hash = next.letter.repeat(64)
          await plan.replica.change(assetIdOf(hash), (doc) => {
            createAsset(doc, makeAsset(hash), 5)
            changeAsset(doc, { deleted: next.deleted })
          })
        } else if (ids.length > 0) {
          await worker.posts.change([...new Set(next.picks.map((pick) => ids[pick % ids.length] ?? ''))], next.patch)
        }
      }
      const kept = await rowsOf(plan)
      await plan.cards.load()
      const cards = plan.cards.all()
      expect(cards.map(({ id }) => id).sort()).toEqual(kept.days.flatMap((row) => row.cards.map(({ id }) => id)).sort())
      await worker.plans.close(plan.entry.id)
      const store = new DexieStore(plan.entry.id)
      await rebuildRows(store)
      expect(await rowsOf(store)).toEqual(kept)
      store.close()
    }),
    { seed: 31, numRuns: 25 },
  )
})
