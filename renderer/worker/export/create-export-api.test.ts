import { afterEach, expect, test } from 'vitest'
import type { ExportProgress } from '../../../shared/ipc/export-api.ts'
import { startPlanWorker } from '../../../test/support/plan-worker.ts'
import { createImportApi } from '../import/create-import-api.ts'
import { createExportApi } from './create-export-api.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function start() {
  const worker = startPlanWorker()
  const plan = await worker.startPlan()
  closers.push(() => worker.plans.close(plan.entry.id))
  return { ...worker, plan, exports: createExportApi(worker.clock, async () => plan) }
}

test('a file of all visible posts, which is known again when it comes back', async () => {
  const { posts, exports, plans, clock, newId } = await start()
  const ids = await posts.create([{ text: '=1+1' }, { text: 'Two\nlines', status: 'review' }, { text: 'gone' }])
  await posts.change(ids.slice(2), { deleted: true })
  const told: ExportProgress[] = []
  const made = await exports.make('csv', (progress) => told.push(progress))
  expect(made).toMatchObject({ name: 'Test 2026-11-24.csv', posts: 2 })
  expect(told.at(-1)?.done).toBe(3)
  const file = made?.file
  if (!(file instanceof Blob)) throw new Error('A worker makes Blobs.')
  expect(await file.text()).toContain(",'=1+1,")

  const imports = createImportApi({ clock, newId, plans })
  const guess = await imports.guess(file)
  if ('kind' in guess) throw new Error(guess.reason)
  const options = {
    ...guess,
    zone: 'UTC',
    hashtagsToTags: false,
    repairText: true,
    skipKnown: true,
    channel: null,
    newChannels: null,
  }
  expect(await imports.run(file, options, () => {})).toMatchObject({ kind: 'done', imported: 0, skipped: 2 })
})

test('[AP5] a post that is only marked as approved goes out as in review', async () => {
  const { posts, exports } = await start()
  await posts.create([{ text: 'Hello', status: 'approved' }])
  const made = await exports.make('json', () => {})
  const file = made?.file
  if (!(file instanceof Blob)) throw new Error('A worker makes Blobs.')
  expect(JSON.parse(await file.text()).posts).toMatchObject([{ status: 'review', approval: { kind: 'unsigned' } }])
})

test('a cancelled export makes no file', async () => {
  const { posts, exports } = await start()
  await posts.create(Array.from({ length: 100 }, (_, at) => ({ text: `Post ${at}` })))
  const made = exports.make('json', () => void exports.cancel())
  expect(await made).toBeNull()
})
