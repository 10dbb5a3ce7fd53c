import { afterEach, expect, test, vi } from 'vitest'
import { changeAsset, createAsset } from '../../../shared/plan/asset-document.ts'
import { assetIdOf } from '../../../shared/plan/doc-kind.ts'
import { createPost } from '../../../shared/plan/post-document.ts'
import { addMedia } from '../../../shared/plan/post-media.ts'
import { makeAsset } from '../../../test/support/make-asset.ts'
import { startPlanWorker } from '../../../test/support/plan-worker.ts'

const named = (index: number) => index.toString(16).padStart(64, '0')
const [photo, small, tile] = [named(1), named(2), named(3)]
const closers: (() => Promise<void>)[] = []

async function start() {
  const worker = startPlanWorker()
  const plan = await worker.startPlan()
  closers.push(() => worker.plans.close(plan.entry.id))
  await plan.assets.ready
  const place = (hash: string) => plan.assets.state(hash).place
  const change = (deleted: boolean) => plan.replica.change(assetIdOf(photo), (doc) => changeAsset(doc, { deleted }))
  await plan.replica.change(assetIdOf(photo), (doc) =>
    createAsset(doc, makeAsset(photo, { thumbnail: small, tile, bytes: 9000 }), 1_000),
  )
  return { ...worker, plan, place, change }
}

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

test('the file of an asset and its previews are wanted as soon as its document is here', async () => {
  const { place, plan } = await start()
  await vi.waitFor(() => expect([photo, small, tile].map(place)).toEqual(['coming', 'coming', 'coming']))
  expect(plan.assets.media()).toMatchObject({ coming: { files: 3 }, waiting: 3 })
})

test('the file of a deleted asset is wanted only while a post shows it', async () => {
  const { place, change, plan, newId } = await start()
  await change(true)
  await vi.waitFor(() => expect(place(photo)).toBe('missing'))
  await plan.replica.change(newId(), (doc) => {
    createPost(doc, { text: 'Look' }, 1_000)
    addMedia(doc, [{ id: newId(), asset: photo, alt: '' }])
  })
  await vi.waitFor(() => expect(place(photo)).toBe('coming'))
})
