import type { Table } from 'dexie'
import { describe, expect, test, vi } from 'vitest'
import { createAsset } from '../../../shared/plan/asset-document.ts'
import { assetIdOf } from '../../../shared/plan/doc-kind.ts'
import { createPost, readPost } from '../../../shared/plan/post-document.ts'
import { scheduleAt } from '../../../shared/plan/schedule.ts'
import { GrantHistory } from '../../../test/support/grant-history.ts'
import { makeAsset } from '../../../test/support/make-asset.ts'
import { startPlanWorker } from '../../../test/support/plan-worker.ts'
import { PlanDatabase } from '../../database/plan-database.ts'
import type { WorkingPlan } from '../plan/open-plan.ts'

type Row = Record<string, unknown>

const hash = 'a'.repeat(64)
const schedule = (day: number) => scheduleAt(`2026-03-${String(day).padStart(2, '0')}T09:30`, 'Europe/London')

/** A plan with posts in a segment, one of them changed since, posts in the log, one of them compacted, and an asset in use. */
async function madePlan() {
  const worker = startPlanWorker()
  const plan = await worker.startPlan()
  const packed = await worker.posts.create(
    Array.from({ length: 40 }, (_, at) => ({
      text: `Packed ${at}`,
      schedule: at % 2 === 0 ? schedule(1 + (at % 9)) : null,
    })),
  )
  const single: string[] = []
  for (const text of ['One', 'Two', 'Three']) {
    single.push(...(await worker.posts.create([{ text, schedule: schedule(20) }])))
  }
  await plan.replica.change(assetIdOf(hash), (doc) => createAsset(doc, makeAsset(hash), 5))
  const [one = '', two = ''] = single
  await worker.posts.change([one], { addMedia: [{ id: 'u1', asset: hash, alt: '' }] })
  await worker.posts.change([packed[3] ?? '', two], { status: 'draft' })
  const { release } = await plan.replica.open(two)
  release()
  await worker.plans.close(plan.entry.id)
  return { worker, id: plan.entry.id }
}

/** What heads and segments say of the documents, and the rows of all views. */
const rowsOf = async ({ database }: Pick<WorkingPlan, 'database'>) => ({
  known: Object.fromEntries([
    ...(await database.segmentHeads.toArray()).flatMap(({ docs, fingerprints, buckets }) =>
      docs.map((id, at) => [id, [fingerprints[at], buckets[at]]]),
    ),
    ...(await database.heads.toArray()).map(({ docId, fingerprint, bucket }) => [docId, [fingerprint, bucket]]),
  ]),
  days: await database.days.toArray(),
  assets: await database.assets.toArray(),
  uses: await database.uses.toArray(),
})

async function textsIn({ replica }: WorkingPlan) {
  const texts = await Promise.all((await replica.ids()).map((id) => replica.read(id, (doc) => readPost(doc)?.text)))
  return texts.sort()
}

async function opened(made: Awaited<ReturnType<typeof madePlan>>) {
  const plan = await made.worker.plans.open(made.id)
  await plan.cards.load()
  return plan
}

/** Rewrites rows of a table as a bad disk, or somebody's hands, may: undefined takes a row out. */
async function spoil(plan: string, name: keyof typeof damages, how: (row: Row, at: number) => unknown) {
  const database = new PlanDatabase(plan)
  const table: Table<Row, string> = database.table(name)
  const rows = await table.toArray()
  for (const [at, row] of rows.entries()) {
    const key: unknown = row[table.schema.primKey.name]
    const now = how(row, at)
    if (typeof key !== 'string' && typeof key !== 'number') throw new Error('Each row has a key.')
    // @ts-expect-error: segments have numbers for keys, and what is put is no row.
    await (now === undefined ? table.delete(key) : table.put(now))
  }
  database.close()
}

const without = (row: Row, ...fields: readonly string[]) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !fields.includes(name)))
const onlyKey = (row: Row) => Object.fromEntries(Object.entries(row).slice(0, 1))
const shapeless = (row: Row) =>
  Object.fromEntries(Object.entries(row).map(([name, value], at) => [name, at === 0 ? value : { value }]))
const asText = (row: Row) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'number' ? 'NaN' : value]))

const general = { missing: () => undefined, truncated: onlyKey, shapeless } as const
const damages = {
  heads: {
    ...general,
    'of the wrong type': (row: Row) => ({ ...row, seq: 'seven', tail: null, fingerprint: 7 }),
    'without a fingerprint': (row: Row) => without(row, 'fingerprint'),
    'counting too little': (row: Row) => ({ ...row, seq: 0, tail: 0, tailBytes: 0 }),
    'counting too much': (row: Row) => ({ ...row, tail: 99, tailBytes: -1 }),
    'in contradiction about where the log begins': (row: Row) => ({ ...row, inSegment: true }),
    'of another row of a day': (row: Row) => ({ ...row, bucket: '1999-12-31' }),
    'without a row of a day': (row: Row) => ({ ...row, bucket: null }),
  },
  segmentHeads: {
    ...general,
    'in parts': (row: Row) => ({ ...row, docs: [], buckets: [null] }),
    'with ends that fall': (row: Row) => ({ ...row, ends: (row.ends as number[]).toReversed() }),
    'with fingerprints that are none': (row: Row) => ({ ...row, fingerprints: (row.docs as string[]).map(() => 'x') }),
    'of other rows of days': (row: Row) => ({ ...row, buckets: (row.docs as string[]).map(() => '1999-12-31') }),
  },
  days: {
    ...general,
    'of the wrong type': (row: Row) => ({ ...row, cards: (row.cards as Row[]).map(asText) }),
    'half empty': (row: Row) => ({ ...row, cards: (row.cards as Row[]).slice(1) }),
    'with cards of other days': (row: Row) => ({
      ...row,
      cards: (row.cards as Row[]).map((card) => ({ ...card, schedule: schedule(30) })),
    }),
    'with cards that are none': (row: Row) => ({
      ...row,
      cards: [null, 7, 'card', {}, { ...(row.cards as Row[])[0], id: 'none' }, ...(row.cards as Row[])],
    }),
    'with cards twice': (row: Row) => ({ ...row, cards: [...(row.cards as Row[]), ...(row.cards as Row[])] }),
  },
  assets: { ...general, 'of the wrong type': asText },
  uses: {
    ...general,
    'of other assets': (row: Row) => ({ ...row, assets: ['b'.repeat(64)] }),
    'of the wrong type': (row: Row) => ({ ...row, assets: 7 }),
  },
} as const

describe.each(Object.entries(damages))('[ST11] damaged rows of %s', (table, ways) => {
  test.each(Object.entries(ways))(
    '%s: the plan opens with all that it held, and they are as they were',
    async (_, how) => {
      const made = await madePlan()
      const before = await opened(made)
      const [rows, texts, cards] = [await rowsOf(before), await textsIn(before), before.cards.all()]
      await made.worker.plans.close(made.id)
      await spoil(made.id, table as keyof typeof damages, how)
      const after = await opened(made)
      expect(await textsIn(after)).toEqual(texts)
      await vi.waitFor(async () => expect(await rowsOf(after)).toEqual(rows))
      await vi.waitFor(() => expect(after.cards.all()).toEqual(cards))
      expect(after.replica.saving.damaged).toEqual([])
      await made.worker.plans.close(made.id)
    },
  )
})

test('[ST11] a post of which only the card is left shows it, is told of as damaged, and has one card when it is written again', async () => {
  const made = await madePlan()
  const database = new PlanDatabase(made.id)
  const [{ docId = '' } = {}] = await database.heads
    .filter(({ bucket, inSegment }) => bucket !== null && !inSegment)
    .toArray()
  await database.heads.delete(docId)
  await database.snapshots.delete(docId)
  await database.updates.where('[docId+seq]').between([docId, 0], [docId, 99]).delete()
  database.close()
  for (const opening of [1, 2]) {
    const plan = await opened(made)
    await vi.waitFor(() => expect([opening, plan.replica.saving.damaged]).toEqual([opening, [docId]]))
    expect(plan.cards.get(docId)?.title).toBe('One')
    if (opening === 1) await made.worker.plans.close(made.id)
  }
  const plan = made.worker.working()
  await plan.replica.change(docId, (doc) => createPost(doc, { text: 'Again', schedule: schedule(25) }, 9))
  const cards = (await plan.database.days.toArray()).flatMap((row) => row.cards)
  expect(cards.filter(({ id }) => id === docId).map(({ title }) => title)).toEqual(['Again'])
  await made.worker.plans.close(made.id)
})

test('[ST11] what comes after a segment whose directory is lost does not take its place', async () => {
  const made = await madePlan()
  const database = new PlanDatabase(made.id)
  const [kept] = await database.segments.toArray()
  await database.segments.toCollection().modify((_, ref) => {
    // As earlier versions wrote them.
    ref.value = { id: 1, payload: kept?.payload ?? new Uint8Array() }
  })
  await database.segmentHeads.clear()
  database.close()
  await opened(made)
  await made.worker.posts.create(Array.from({ length: 40 }, (_, at) => ({ text: `Later ${at}` })))
  const { segments } = made.worker.working().database
  expect((await segments.toArray()).map(({ id }) => id)).toEqual([1, 2])
  expect((await segments.get(1))?.payload).toEqual(kept?.payload)
  await made.worker.plans.close(made.id)
})

test('[ST11] small records that are damaged keep no plan closed, and the team is known by its statements', async () => {
  const made = await madePlan()
  const team = new GrantHistory()
  const { store, id } = { store: new PlanDatabase(made.id), id: made.id }
  const [statement] = team.all.values()
  await store.grants.put({ id: team.genesis, bytes: statement?.bytes ?? new Uint8Array() })
  const wrong: readonly (readonly [string, readonly object[]])[] = [
    ['grants', [{ id: 'a' }, { id: 'b', bytes: 'text' }]],
    [
      'imports',
      [
        { id: 'a', hiding: true },
        { id: 'b', posts: 7, hiding: false },
      ],
    ],
  ]
  for (const [table, rows] of wrong) await store.table(table).bulkPut([...rows])
  await store.settings.bulkPut([
    { key: 'team-genesis', value: 7 },
    { key: 'rows-version', value: 'x' },
    { key: 'replica-id', value: {} },
  ])
  await store.days.clear()
  store.close()
  const plan = await made.worker.plans.open(id)
  await plan.cards.load()
  expect(plan.cards.all()).toHaveLength(43)
  expect(await plan.team.readTeam()).toEqual({ genesis: team.genesis, statements: [statement?.bytes] })
  await made.worker.plans.close(id)
})
