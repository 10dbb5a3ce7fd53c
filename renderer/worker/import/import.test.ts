import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { lookAtFile } from '../../../shared/formats/import/look-at-file.ts'
import type { ImportOptions, ImportProgress, ImportResult } from '../../../shared/ipc/import-api.ts'
import { startPlanWorker } from '../../../test/support/plan-worker.ts'
import type { WorkingPlan } from '../plan/open-plan.ts'
import { createImportApi } from './create-import-api.ts'
import { importSample } from './import-sample.ts'

const real = new Blob([readFileSync(new URL('../../sample/campaign-posts-2014-2017.csv', import.meta.url))])

let plansStarted = 0
const closers: (() => Promise<void>)[] = []

async function start() {
  const worker = startPlanWorker(++plansStarted)
  const plan = await worker.startPlan()
  closers.push(() => worker.plans.close(plan.entry.id))
  return { plan, imports: createImportApi(worker), worker }
}

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function optionsFor(file: Blob, change: Partial<ImportOptions> = {}): Promise<ImportOptions> {
  const guess = await lookAtFile(file)
  if ('kind' in guess) throw new Error(guess.reason)
  return {
    mapping: guess.mapping,
    zone: 'America/New_York',
    dateOrder: guess.dateOrder,
    hashtagsToTags: true,
    repairText: true,
    skipKnown: true,
    channel: null,
    newChannels: guess.platform,
    ...change,
  }
}

async function cardsOf(plan: WorkingPlan) {
  await plan.cards.load()
  return plan.cards.all()
}

const done = (result: ImportResult) => (result.kind === 'done' ? result : expect.fail(JSON.stringify(result)))

describe('the real file', () => {
  test('is imported as one step, and skipped the second time', async () => {
    const { plan, imports } = await start()
    const options = await optionsFor(real)
    const progress: ImportProgress[] = []
    const result = done(await imports.run(real, options, (step) => progress.push(step)))

    expect(result).toMatchObject({ imported: 3207, skipped: 0, channels: 1, problemCount: 0, newestDay: '2017-10-16' })
    expect(await cardsOf(plan)).toHaveLength(3207)
    expect(plan.lists.current().channels).toMatchObject([{ platform: 'x', handle: '@BarackObama' }])
    expect(plan.lists.current().tags).toHaveLength(result.tags)
    expect(plan.lists.current().tags.map((tag) => tag.name)).toContain('ActOnClimate')
    expect(progress.at(0)?.phase).toBe('reading')
    expect(progress.at(-1)).toMatchObject({ phase: 'writing', total: 3207 })

    expect(await imports.preview(real, options)).toMatchObject({ rows: 3207, known: 3207 })
    expect(done(await imports.run(real, options, () => {}))).toMatchObject({ imported: 0, skipped: 3207, tags: 0 })
  })

  test('an import is taken back and brought again', async () => {
    const { plan, imports } = await start()
    const part = new Blob([(await real.text()).split('\n').slice(0, 300).join('\n')])
    const options = await optionsFor(part)
    const { imported, importId } = done(await imports.run(part, options, () => {}))
    await imports.undo(importId)
    expect(await cardsOf(plan)).toHaveLength(0)
    expect(await imports.preview(part, options)).toMatchObject({ known: 0 })
    await imports.redo(importId)
    expect(await cardsOf(plan)).toHaveLength(imported)
  })

  test('cancelled at any moment it leaves nothing: no post, no tag, no channel', async () => {
    const { plan, imports } = await start()
    const options = await optionsFor(real)
    for (const phase of ['reading', 'writing'] as const) {
      const result = await imports.run(real, options, (step) => {
        if (step.phase === phase) void imports.cancel()
      })
      expect(result).toEqual({ kind: 'cancelled' })
      expect(await cardsOf(plan)).toHaveLength(0)
      expect(plan.lists.current()).toMatchObject({ tags: [], channels: [] })
    }
  })

  test('fills the sample plan with real dates', async () => {
    const { plan, worker } = await start()
    expect(done(await importSample(worker, plan, real, 'UTC'))).toMatchObject({ imported: 3207 })
    const days = (await cardsOf(plan)).map((card) => card.schedule?.wall ?? '').sort()
    expect([days.at(0), days.at(-1)]).toEqual(['2014-08-14T16:50', '2017-10-16T22:59'])
  })
})

test('into a plan that is left meanwhile brings nothing, and says so', async () => {
  const { plan, imports, worker } = await start()
  const options = await optionsFor(real)
  let next: Promise<WorkingPlan> | null = null
  const result = await imports.run(real, options, () => {
    next ??= worker.startPlan()
  })
  expect(result).toMatchObject({ kind: 'failed', reason: expect.stringContaining('Another plan was opened') })
  const other = await (next as Promise<WorkingPlan> | null)
  expect(await cardsOf(other ?? plan)).toHaveLength(0)
  expect(await cardsOf(await worker.plans.open(plan.entry.id))).toHaveLength(0)
})

test('a file that vanishes is told in words, and changes nothing', async () => {
  const { plan, imports } = await start()
  const options = await optionsFor(real)
  const gone = {
    size: 1000,
    slice: () => gone,
    arrayBuffer: async (): Promise<ArrayBuffer> => {
      throw new DOMException('gone', 'NotFoundError')
    },
  }
  expect(await imports.run(gone, options, () => {})).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('can no longer be read'),
  })
  expect(await imports.guess(gone)).toMatchObject({ kind: 'failed' })
  expect(await cardsOf(plan)).toHaveLength(0)
})
