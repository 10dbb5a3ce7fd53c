import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import type { ImportOptions, ImportProgress, ImportResult } from '../../../shared/ipc/import-api.ts'
import { createIdSource } from '../../../shared/plan/ids.ts'
import { openPlan, type WorkingPlan } from '../plan/open-plan.ts'
import { createImportApi } from './create-import-api.ts'
import { importSample } from './import-sample.ts'
import { lookAtFile } from './look-at-file.ts'

const real = new Blob([readFileSync(new URL('../../sample/campaign-posts-2014-2017.csv', import.meta.url))])

let seed = 1
const random = (length: number) => Uint8Array.from({ length }, () => (seed = (seed * 48271) % 0x7fffffff) & 0xff)
const clock = {
  now: () => Date.UTC(2026, 0, 1),
  after(ms: number, task: () => void) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}
const newId = createIdSource(clock, random)
const opened: WorkingPlan[] = []

async function start() {
  const entry = { id: newId(), name: 'Plan', member: newId(), sample: false, openedAt: 0 }
  const plan = await openPlan(entry, { clock, random, newId })
  opened.push(plan)
  const keeper = { current: () => plan, watch: () => () => {}, add: async () => plan }
  return { plan, imports: createImportApi({ clock, newId, plans: keeper }) }
}

afterEach(async () => {
  for (const plan of opened.splice(0)) await plan.close()
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
  test('is imported as one step, skipped the second time, taken back and brought again', async () => {
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

    await imports.undo(result.importId)
    expect(await cardsOf(plan)).toHaveLength(0)
    expect(await imports.preview(real, options)).toMatchObject({ known: 0 })
    await imports.redo(result.importId)
    expect(await cardsOf(plan)).toHaveLength(3207)
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
    const { plan } = await start()
    expect(done(await importSample({ clock, newId }, plan, real, 'UTC'))).toMatchObject({ imported: 3207 })
    const days = (await cardsOf(plan)).map((card) => card.schedule?.wall ?? '').sort()
    expect([days.at(0), days.at(-1)]).toEqual(['2014-08-14T16:50', '2017-10-16T22:59'])
  })
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
